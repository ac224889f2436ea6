#include "server-stub/store/access_check.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include <filesystem>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {
constexpr int kAtOnce = 2000;
}

void AccessCheck::fold(const engine::Event& event)
{
    const auto* noted = std::get_if<engine::AccessNoted>(&event.body);
    if (noted == nullptr || noted->act != kSealAct)
        return;
    if (auto tail = parseTail(noted->subject))
        m_sealed.push_back({event.seq, std::move(*tail)});
    else
        fault("事件 " + std::to_string(event.seq) + "：读不懂它记下的散列");
}

void AccessCheck::run()
{
    std::error_code ignored;
    if (std::filesystem::exists(accessFile(m_database), ignored)) {
        // A file of before the chain is given one.
        if (const auto raised = AccessLog::open(m_database); !raised)
            fault("文件打不开（" + raised.error().code + "）");
        else
            read();
    }
    for (; m_compared < m_sealed.size(); ++m_compared)
        fault("到第 " + std::to_string(m_last) + " 条为止，事件 " +
              std::to_string(m_sealed[m_compared].event) + " 记着 " +
              std::to_string(m_sealed[m_compared].tail.seq) + " 条：末尾被截掉了");
}

void AccessCheck::read()
{
    try {
        Session session(Poco::Data::SQLite::Connector::KEY, accessFile(m_database));
        Poco::Int64 after = 0;
        for (bool more = true; more;) {
            std::vector<Poco::Int64> ids, at;
            std::vector<std::string> staff, act, subject, hashes;
            session << "SELECT id, at, staff, act, subject, hash FROM access WHERE id > ? ORDER BY "
                       "id LIMIT " +
                           std::to_string(kAtOnce),
                use(after), into(ids), into(at), into(staff), into(act), into(subject),
                into(hashes), now;
            for (std::size_t i = 0; i < ids.size(); ++i)
                checkRow(ids[i],
                         {UtcTime{Milliseconds{at[i]}}, StaffId(staff[i]), act[i], subject[i]},
                         hashes[i]);
            more = !ids.empty();
            after = more ? ids.back() : after;
        }
    } catch (const Poco::Exception& thrown) {
        fault("读到第 " + std::to_string(m_last) + " 条为止，以后的读不出来（" +
              storeError(thrown).code + "）");
    }
}

void AccessCheck::checkRow(std::int64_t id, const Access& access, const std::string& hash)
{
    const std::string name = std::to_string(id);
    if (id != m_last + 1)
        fault(name + "：之前缺号，应为 " + std::to_string(m_last + 1));
    if (accessHash(m_hash, id, access) != hash)
        fault(name + "：散列链断开，内容或次序被改动过");
    for (; m_compared < m_sealed.size() && m_sealed[m_compared].tail.seq <= id; ++m_compared)
        if (m_sealed[m_compared].tail.seq != id || m_sealed[m_compared].tail.hash != hash)
            fault(std::to_string(m_sealed[m_compared].tail.seq) + "：与事件 " +
                  std::to_string(m_sealed[m_compared].event) + " 记下的散列不同，记录被换过");
    m_last = id;
    m_hash = hash;
}

} // namespace lianxin::store
