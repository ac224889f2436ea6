#include "server-stub/store/backup.h"

#include "server-stub/store/access_log.h"
#include "server-stub/store/journals.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

namespace lianxin::store {

namespace fs = std::filesystem;

namespace {

constexpr int kAtOnce = 1000;

Result<BackedUp> copyJournals(Database& database, const std::string& target)
{
    auto copy = Database::openExisting(target);
    if (!copy)
        return copy.error();
    const Journals from(database);
    Journals to(*copy.value());
    auto tail = tailOf(*copy.value());
    if (!tail)
        return tail.error();
    BackedUp done;
    done.tail = std::move(tail).value();
    SessionId last;
    while (true) {
        const auto entries = to.after(last, kAtOnce);
        if (!entries)
            return entries.error();
        if (entries.value().empty())
            return done;
        for (const auto& entry : entries.value()) {
            const auto copied = from.copyTo(to, entry);
            if (!copied && copied.error().code != "journal_missing")
                return copied.error();
            if (copied)
                ++done.journals;
            else
                done.missing.push_back(entry.session.str());
        }
        last = entries.value().back().session;
    }
}

Result<BackedUp> copyAll(Database& database, const std::string& target)
{
    const auto held = JournalsHeld::of(database);
    if (!held)
        return held.error();
    if (const auto copied = database.backup(target); !copied)
        return copied.error();
    std::error_code ignored;
    if (const std::string access = accessFile(database.file()); fs::exists(access, ignored))
        if (const auto copied = Database::copy(access, accessFile(target)); !copied)
            return copied.error();
    return copyJournals(database, target);
}

/// SQLite has synced its own; journals are many, so their file system is, once.
Status syncAround(const std::string& target)
{
    const fs::path folder = fs::absolute(target).parent_path();
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return Error{"io", folder.string()};
    const bool synced = ::syncfs(handle) == 0;
    ::close(handle);
    return synced ? success() : Status(Error{"io", folder.string()});
}

} // namespace

Result<BackedUp> backUp(Database& database, const std::string& target)
{
    for (const char* suffix : {"", ".access", ".journals"})
        if (fs::exists(target + suffix))
            return Error{"exists", target + suffix};
    auto done = copyAll(database, target);
    if (done)
        if (const auto synced = syncAround(target); !synced)
            done = synced.error();
    std::error_code ignored;
    if (!done)
        for (const char* suffix : {"", "-wal", "-shm", ".access", ".journals"})
            fs::remove_all(target + suffix, ignored);
    return done;
}

} // namespace lianxin::store
