#pragma once

#include "models/engine/command.h"
#include "server-stub/store/database.h"

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
    bool operator==(const Account&) const = default;
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

/// Accounts and tokens in the store, tokens also in memory. Any thread.
class Accounts {
public:
    explicit Accounts(store::Database& database) : m_database(database) {}

    /// Reads the tokens that still hold. Call once before the first login.
    Status open(UtcTime now);

    /// Errors: `exists`, `weak_password` (shorter than kShortestPassword), `too_long`.
    Status add(const Account& account, const std::string& password);
    /// The same for many with one password, hashed once: a demo's staff. Those that exist are left
    /// alone.
    Status addAll(const std::vector<Account>& accounts, const std::string& password);
    /// Ends every login of the person. Errors: `unknown_staff`, `weak_password`.
    Status setPassword(const StaffId& staff, const std::string& password);
    /// From the next login on; ends every login of the person. Error `unknown_staff`.
    Status setTeams(const StaffId& staff, const std::vector<std::string>& teams);
    Result<std::vector<Account>> list();

    /// Errors: `wrong_password` (unknown staff too), `locked` after kWrongBeforeLock wrong ones in
    /// a row.
    Result<Login> logIn(const StaffId& staff, const std::string& password, UtcTime now);
    /// Nothing for an unknown, expired or revoked token.
    std::optional<Account> whoHas(const std::string& token, UtcTime now);
    void logOut(const std::string& token);

private:
    struct Stored;
    Result<std::optional<Stored>> find(const StaffId& staff);
    Status countWrong(const StaffId& staff, UtcTime now, int before);
    Login issue(const Account& account, UtcTime now);

    struct Held {
        Account account;
        UtcTime expires{};
    };
    store::Database& m_database;
    std::shared_mutex m_mutex;
    std::unordered_map<std::string, Held> m_held; ///< by the token's digest
};

/// Words separated by commas.
std::string teamsText(const std::vector<std::string>& teams);
std::vector<std::string> parseTeams(const std::string& text);
std::string rolesText(const std::vector<engine::Role>& roles);
/// Names separated by commas; error `unknown_role` with the word.
Result<std::vector<engine::Role>> parseRoles(const std::string& text);

} // namespace lianxin::auth
