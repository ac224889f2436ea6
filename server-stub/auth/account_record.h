#pragma once

#include "models/engine/command.h"
#include "server-stub/store/access_log.h"

#include <chrono>
#include <map>
#include <string>

namespace lianxin::auth {

struct Account;

/// Who changes accounts, and when, as the record has it (store::Access).
struct ChangedBy {
    StaffId staff;
    UtcTime at{};
};

/// How often at most a refusal that no guess was spent on is a row.
inline constexpr std::chrono::minutes kBarredGathered{1};

/// What happens to accounts and logins, in the record of reading; never a password. Errors of
/// AccessLog. One thread at a time where time passes, any thread for changes.
class AccountRecord {
public:
    explicit AccountRecord(store::AccessLog& log) : m_log(log) {}

    /// `act`: `add_account`, `change_account`; what the account is now.
    Status changed(const ChangedBy& by, const char* act, const Account& account);
    /// `set_password`, `remove_account`.
    Status changed(const ChangedBy& by, const char* act, const StaffId& staff);

    Status loggedIn(const StaffId& staff, UtcTime at);
    /// A wrong password, after which the person may be locked out.
    Status refused(const StaffId& staff, UtcTime at);
    Status locked(const StaffId& staff, UtcTime at, UtcTime until);
    /// Somebody who is not known (the empty id: what was typed may be a password) or is locked out.
    /// Anybody may go on trying, so one row a minute says how many tried since the one before.
    Status barred(const StaffId& staff, UtcTime at);

private:
    struct Barred {
        UtcTime nextRow{};
        int times = 0; ///< since the last row
    };
    store::AccessLog& m_log;
    std::map<StaffId, Barred> m_barred;
};

} // namespace lianxin::auth
