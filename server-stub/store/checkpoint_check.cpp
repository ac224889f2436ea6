#include "server-stub/store/checkpoint_check.h"

#include "models/wire/checkpoint.h"

namespace lianxin::store {

using engine::TicketView;

namespace {

/// Tickets as the log had them; nothing else is asked by a fold.
class AsTheLogHadThem : public engine::Query {
public:
    explicit AsTheLogHadThem(const CheckpointCheck::TicketBefore& before) : m_before(before) {}

    Result<std::optional<TicketView>> ticket(const TicketId& id) override
    {
        const auto* view = m_before(id);
        return view ? std::optional(*view) : std::nullopt;
    }
    Result<std::vector<TicketView>> ofCaller(const Personal&, int) override { return none(); }
    Result<std::vector<TicketView>> near(places::Point, double, UtcTime, int) override
    {
        return none();
    }
    Result<std::vector<TicketView>> search(const std::string&, int) override { return none(); }

private:
    static std::vector<TicketView> none() { return {}; }
    const CheckpointCheck::TicketBefore& m_before;
};

std::string nameOf(const CheckpointEntry& entry)
{
    return "检查点 " + std::to_string(entry.seq);
}

} // namespace

CheckpointCheck::CheckpointCheck(Database& database, TicketBefore ticketBefore)
    : m_database(database), m_checkpoints(database), m_ticketBefore(std::move(ticketBefore))
{}

Status CheckpointCheck::open(const std::shared_ptr<const engine::City>& city)
{
    auto entries = m_checkpoints.entries();
    if (!entries || !city)
        return entries ? success() : Status(entries.error());
    for (auto& entry : entries.value())
        if (entry.city == city->version)
            m_waiting.push_back(std::move(entry));
    if (!m_waiting.empty())
        m_fold.emplace(std::make_shared<const engine::CityIndex>(city));
    return success();
}

void CheckpointCheck::fold(const engine::Event& event, const std::string& hash)
{
    if (!m_fold)
        return;
    AsTheLogHadThem tickets(m_ticketBefore);
    engine::foldOne(*m_fold, event, tickets);
    if (m_waiting.back().seq > event.seq)
        return;
    compare(m_waiting.back(), hash);
    m_waiting.pop_back();
    if (m_waiting.empty())
        m_fold.reset();
}

void CheckpointCheck::compare(const CheckpointEntry& entry, const std::string& hash)
{
    std::string digest;
    wire::writeCheckpoint(m_fold->state, m_fold->time, [&](std::string_view piece) {
        digest = checkpointDigest(digest, piece);
        return true;
    });
    if (entry.hash != hash)
        m_faults.push_back(nameOf(entry) + "：不属于这条散列链");
    else if (!m_checkpoints.isSound(entry))
        m_faults.push_back(nameOf(entry) + "：内容残缺或被改动过");
    else if (entry.digest != digest)
        m_faults.push_back(nameOf(entry) + "：与日志重算的结果不同");
    else
        ++m_agreed;
}

std::vector<std::string> CheckpointCheck::faults() const
{
    auto all = m_faults;
    for (const auto& entry : m_waiting)
        all.push_back(nameOf(entry) + "：日志没有这么长");
    return all;
}

} // namespace lianxin::store
