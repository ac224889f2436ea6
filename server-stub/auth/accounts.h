#pragma once

#include "models/engine/command.h"
#include "server-stub/auth/account_record.h"
#include "server-stub/store/database.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace lianxin::auth {

/// Who may log in, and as what.
struct Account {
    StaffId staff;
    std::string name;
    std::vector<engine::Role> roles;
    UnitId unit;                      ///< of a handling unit's staff
    std::vector<std::string> teams{}; ///< of colour tickets 专班
    std::vector<GroupId> groups{}; ///< 班组 whose calls the person may take, the usual one first;
                                   ///< none: any group of the hall
    std::vector<std::string> skills{}; ///< with levels: `english:3`
    bool operator==(const Account&) const = default;
};

/// Whose a token is, and until when.
struct Bearer {
    Account account;
    UtcTime expires{};
};

/// A login that holds: the secret the client keeps (the store has its digest only) and until when.
struct Login {
    std::string token;
    UtcTime expires{};
    Account account;
};

inline constexpr std::chrono::hours kTokenLives{12};
inline constexpr int kWrongBeforeLock = 5;
inline constexpr std::chrono::minutes kLocked{15};
/// What another process changed (an administrator's command) holds here after so long.
inline constexpr std::chrono::seconds kLookedAfter{1};

/// Accounts and tokens in the store, tokens also in memory. Every change of an account, login,
/// refused login and lock is recorded; what cannot be recorded is not done. Several processes may
/// work on one store. Any thread.
class Accounts {
public:
    Accounts(store::Database& database, store::AccessLog& log) : m_database(database), m_record(log)
    {}

    /// Reads the tokens that still hold. Call once before the first login.
    Status open(UtcTime now);

    /// Errors: `exists`, `missing_unit` (staff of a unit without one), those of checkPassword.
    Status add(const Account& account, const std::string& password, const ChangedBy& by);
    /// The same for many with one password, hashed once: a demo's staff. Those that exist are left
    /// alone.
    Status addAll(const std::vector<Account>& accounts, const std::string& password,
                  const ChangedBy& by);
    /// Ends every login of the person. Errors: `unknown_staff`, those of checkPassword.
    Status setPassword(const StaffId& staff, const std::string& password, const ChangedBy& by);
    /// All but the password; ends every login of the person. Errors `unknown_staff`,
    /// `missing_unit`.
    Status change(const Account& account, const ChangedBy& by);
    /// Ends every login of the person, who cannot log in any more. Error `unknown_staff`.
    Status remove(const StaffId& staff, const ChangedBy& by);
    /// Error `unknown_staff`.
    Result<Account> account(const StaffId& staff);
    Result<std::vector<Account>> list();

    /// Errors: `wrong_password` (unknown staff too), `locked` after kWrongBeforeLock wrong ones in
    /// a row.
    Result<Login> logIn(const StaffId& staff, const std::string& password, UtcTime now);
    /// Nothing for an unknown, expired or revoked token.
    std::optional<Bearer> whoHas(const std::string& token, UtcTime now);
    /// True while the login with this digest of its token holds.
    bool holds(const std::string& digest, UtcTime now);
    void logOut(const std::string& token);

private:
    struct Stored;
    Result<std::optional<Stored>> find(const StaffId& staff);
    Status write(const std::function<Status(Poco::Data::Session&)>& change);
    Status changeRow(const StaffId& staff, const std::function<void(Poco::Data::Session&)>& change,
                     const std::function<Status()>& record);
    Status countWrong(const StaffId& staff, UtcTime now);
    Login issue(const Account& account, UtcTime now);
    Status readTokens(UtcTime now);
    void lookForChanges(UtcTime now);

    store::Database& m_database;
    std::shared_mutex m_mutex;
    std::unordered_map<std::string, Bearer> m_held; ///< by the token's digest
    std::string m_revision;                ///< of accounts and logins, when m_held was read
    std::atomic<std::int64_t> m_looked{0}; ///< for another one: steady clock, ms
    std::mutex m_logins;                   ///< one after the other: no guess goes uncounted
    AccountRecord m_record;
};

/// Words separated by commas: teams, skills.
std::string wordsText(const std::vector<std::string>& words);
std::vector<std::string> parseWords(const std::string& text);
std::string groupsText(const std::vector<GroupId>& groups);
std::vector<GroupId> parseGroups(const std::string& text);
std::string rolesText(const std::vector<engine::Role>& roles);
/// Names separated by commas; error `unknown_role` with the word.
Result<std::vector<engine::Role>> parseRoles(const std::string& text);

} // namespace lianxin::auth
