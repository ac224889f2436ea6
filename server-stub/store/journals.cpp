#include "server-stub/store/journals.h"

#include "models/wire/digest.h"
#include "models/wire/zstd_text.h"
#include "server-stub/store/random.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace lianxin::store {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;
namespace fs = std::filesystem;

namespace {

constexpr const char* kReplaced = "replaced";

Error errorOf(int code)
{
    return {code == ENOSPC || code == EDQUOT ? "disk_full" : "io", {}};
}

bool writeAll(int file, const std::string& bytes)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t n = ::write(file, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        done += static_cast<std::size_t>(n);
    }
    return true;
}

void syncFolder(const fs::path& folder)
{
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

/// Beside the target, synced, then renamed: a reader sees all of it or nothing.
Status replaceFile(const fs::path& target, const std::string& bytes)
{
    const fs::path beside = target.string() + "." + randomHex(4) + ".part";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return errorOf(errno);
    const bool written = writeAll(file, bytes) && ::fsync(file) == 0;
    const int failure = errno;
    ::close(file);
    if (!written || ::rename(beside.c_str(), target.c_str()) != 0) {
        const int code = written ? errno : failure;
        ::unlink(beside.c_str());
        return errorOf(code);
    }
    syncFolder(target.parent_path());
    return success();
}

/// The file was written a moment before its event was recorded: around midnight in the folder of
/// the day before.
std::array<UtcTime, 2> daysOf(const JournalEntry& entry)
{
    return {entry.storedAt, entry.storedAt - std::chrono::hours{24}};
}

/// An open folder with a lock on it; -1 when it is not to be had.
int lockedFolder(const std::string& folder, int how)
{
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return -1;
    int got = 0;
    do
        got = ::flock(handle, how);
    while (got != 0 && errno == EINTR);
    if (got == 0)
        return handle;
    ::close(handle);
    return -1;
}

/// Nobody copies while it lives; see JournalsHeld.
class Alone {
public:
    explicit Alone(const std::string& folder) : m_handle(lockedFolder(folder, LOCK_EX | LOCK_NB)) {}
    ~Alone()
    {
        if (m_handle >= 0)
            ::close(m_handle);
    }
    Alone(const Alone&) = delete;
    Alone& operator=(const Alone&) = delete;
    explicit operator bool() const { return m_handle >= 0; }

private:
    int m_handle;
};

} // namespace

JournalsHeld::JournalsHeld(int handle) : m_handle(handle) {}

JournalsHeld::JournalsHeld(JournalsHeld&& other) noexcept
    : m_handle(std::exchange(other.m_handle, -1))
{}

JournalsHeld::~JournalsHeld()
{
    if (m_handle >= 0)
        ::close(m_handle);
}

Result<JournalsHeld> JournalsHeld::of(const Database& database)
{
    const std::string folder = database.file() + ".journals";
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return errorOf(failed.value());
    const int handle = lockedFolder(folder, LOCK_SH);
    if (handle < 0)
        return errorOf(errno);
    return JournalsHeld(handle);
}

bool isPlainId(const std::string& id)
{
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '-';
    });
}

Journals::Journals(Database& database)
    : m_database(database), m_folder(database.file() + ".journals")
{}

std::string Journals::path(const SessionId& session, const std::string& digest, UtcTime day) const
{
    constexpr std::size_t kEnough = 12;
    return m_folder + "/" + base::toIso(day).substr(0, 10) + "/" + session.str() + "." +
           digest.substr(0, kEnough) + ".zst";
}

Status Journals::put(const SessionId& session, const std::string& digest, const std::string& lines,
                     UtcTime at)
{
    if (!isPlainId(session.str()))
        return Error{"bad_id", session.str()};
    const fs::path target = path(session, digest, at);
    std::error_code failed;
    if (fs::create_directories(target.parent_path(), failed)) {
        syncFolder(target.parent_path().parent_path());
        syncFolder(fs::path(m_folder).parent_path());
    }
    if (failed)
        return errorOf(failed.value());
    return replaceFile(target, wire::compressed(lines));
}

std::string Journals::replacedPath(const JournalEntry& entry) const
{
    return m_folder + "/" + kReplaced + "/" +
           fs::path(path(entry.session, entry.digest, entry.storedAt)).filename().string();
}

/// Where a file stands: it is looked for in the order in which remove() moves it.
std::array<std::string, 3> Journals::placesOf(const JournalEntry& entry) const
{
    const auto days = daysOf(entry);
    return {path(entry.session, entry.digest, days[0]), path(entry.session, entry.digest, days[1]),
            replacedPath(entry)};
}

Result<std::vector<JournalEntry>> Journals::where(const std::string& condition, std::string key)
{
    std::vector<std::string> sessions, calls, tickets, staff, digests;
    std::vector<Poco::Int64> at;
    const auto done = m_database.read([&](Session& session) {
        session << "SELECT session, call, ticket, staff, digest, stored_at FROM journal WHERE " +
                       condition + " ORDER BY stored_at DESC",
            use(key), into(sessions), into(calls), into(tickets), into(staff), into(digests),
            into(at), now;
    });
    if (!done)
        return done.error();
    std::vector<JournalEntry> found;
    for (std::size_t i = 0; i < sessions.size(); ++i)
        found.push_back({SessionId(sessions[i]), CallId(calls[i]), TicketId(tickets[i]),
                         StaffId(staff[i]), digests[i], UtcTime{Milliseconds{at[i]}}});
    return found;
}

Result<std::optional<JournalEntry>> Journals::find(const std::string& name)
{
    auto found = where("session = ?1 OR ticket IN (SELECT id FROM ticket WHERE id = ?1 OR number = "
                       "?1 OR (provisional <> '' AND provisional = ?1))",
                       name);
    if (!found)
        return found.error();
    if (found.value().empty())
        return std::optional<JournalEntry>();
    return std::optional(std::move(found.value().front()));
}

Result<std::vector<JournalEntry>> Journals::ofCall(const CallId& call)
{
    return where("call = ?1", call.str());
}

void Journals::remove(const JournalEntry& entry)
{
    std::error_code ignored;
    const Alone alone(m_folder);
    if (!alone)
        fs::create_directories(m_folder + "/" + kReplaced, ignored);
    for (const UtcTime day : daysOf(entry)) {
        const std::string file = path(entry.session, entry.digest, day);
        if (alone)
            fs::remove(file, ignored);
        else if (fs::exists(file, ignored))
            fs::rename(file, replacedPath(entry), ignored);
    }
    if (alone)
        fs::remove_all(m_folder + "/" + kReplaced, ignored);
}

void Journals::tidy()
{
    std::error_code ignored;
    if (const Alone alone(m_folder); alone)
        fs::remove_all(m_folder + "/" + kReplaced, ignored);
}

Result<std::string> Journals::read(const JournalEntry& entry)
{
    for (const auto& file : placesOf(entry)) {
        std::ifstream in(file, std::ios::binary);
        if (!in)
            continue;
        const std::string archive{std::istreambuf_iterator<char>(in), {}};
        auto lines = wire::decompressed(archive, kMaxJournal);
        if (!lines || wire::sha256Hex(lines.value()) != entry.digest)
            return Error{"journal_damaged", entry.session.str()};
        return lines;
    }
    return Error{"journal_missing", entry.session.str()};
}

Status Journals::copyTo(const Journals& other, const JournalEntry& entry) const
{
    const fs::path target = other.path(entry.session, entry.digest, entry.storedAt);
    std::error_code failed;
    fs::create_directories(target.parent_path(), failed);
    if (failed)
        return errorOf(failed.value());
    for (const auto& file : placesOf(entry)) {
        if (fs::copy_file(file, target, failed); !failed)
            return success();
        if (failed != std::errc::no_such_file_or_directory)
            return errorOf(failed.value());
    }
    return Error{"journal_missing", entry.session.str()};
}

Result<std::vector<JournalEntry>> Journals::after(const SessionId& last, int limit)
{
    std::string from = last.str();
    int atMost = limit;
    std::vector<std::string> sessions, digests;
    std::vector<Poco::Int64> at;
    const auto done = m_database.read([&](Session& session) {
        session << "SELECT session, digest, stored_at FROM journal WHERE session > ? ORDER BY "
                   "session LIMIT ?",
            use(from), use(atMost), into(sessions), into(digests), into(at), now;
    });
    if (!done)
        return done.error();
    std::vector<JournalEntry> entries;
    entries.reserve(sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i)
        entries.push_back(
            {SessionId(sessions[i]), {}, {}, {}, digests[i], UtcTime{Milliseconds{at[i]}}});
    return entries;
}

} // namespace lianxin::store
