#pragma once

#include "models/engine/command.h"
#include "server-stub/store/database.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace lianxin::store {

inline constexpr std::size_t kMaxJournal = 16 * 1024 * 1024;

/// What the index knows of a journal.
struct JournalEntry {
    SessionId session;
    CallId call;
    TicketId ticket;
    StaffId staff; ///< whose desk it was
    std::string digest;
    UtcTime storedAt{};
};

/// While it lives no journal file of the store goes away, in this process or any other: those that
/// newer ones replace are set aside (`FILE.journals/replaced`). A lock on the folder, which ends
/// with the process that holds it.
class JournalsHeld {
public:
    /// Errors: `io`, `disk_full`.
    static Result<JournalsHeld> of(const Database& database);
    ~JournalsHeld();
    JournalsHeld(JournalsHeld&& other) noexcept;
    JournalsHeld& operator=(JournalsHeld&&) = delete;

private:
    explicit JournalsHeld(int handle);
    int m_handle;
};

/// Journals of calls: one zstd file each, in folders by local day, beside the store
/// (`FILE.journals/2026-11-22/SESSION.DIGEST.zst`). The index is a projection of the log. Any
/// thread.
class Journals {
public:
    explicit Journals(Database& database);

    /// Writes the file, durable when it returns. The digest (SHA-256 of `lines`) is part of its
    /// name and still has to reach the log. Errors: `bad_id`, `disk_full`, `io`.
    Status put(const SessionId& session, const std::string& digest, const std::string& lines,
               UtcTime now);
    /// The file of an entry that a newer one has replaced; set aside while somebody holds them.
    void remove(const JournalEntry& entry);
    /// Removes what was set aside, unless somebody still holds them.
    void tidy();
    /// By session, ticket id, ticket number or provisional number; nothing when there is none. A
    /// ticket gives its last one.
    Result<std::optional<JournalEntry>> find(const std::string& name);
    /// All of one call: as many as it had matters, and more where it was passed on.
    Result<std::vector<JournalEntry>> ofCall(const CallId& call);
    /// The lines, checked against the digest. Errors: `journal_missing`, `journal_damaged`.
    Result<std::string> read(const JournalEntry& entry);

    /// At most `limit` entries (session, digest and time only) in the order of their sessions, from
    /// behind one of them.
    Result<std::vector<JournalEntry>> after(const SessionId& last, int limit);
    /// The file of an entry into another store's folder, as it is. Errors: `journal_missing`,
    /// `disk_full`, `io`.
    Status copyTo(const Journals& other, const JournalEntry& entry) const;

private:
    /// Newest first.
    Result<std::vector<JournalEntry>> where(const std::string& condition, std::string key);
    std::string replacedPath(const JournalEntry& entry) const;
    std::array<std::string, 3> placesOf(const JournalEntry& entry) const;
    std::string path(const SessionId& session, const std::string& digest, UtcTime day) const;
    Database& m_database;
    std::string m_folder;
};

/// 1 to 64 letters, digits and hyphens: what may stand in a file's name.
bool isPlainId(const std::string& id);

} // namespace lianxin::store
