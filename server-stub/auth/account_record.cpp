#include "server-stub/auth/account_record.h"

#include "server-stub/auth/accounts.h"

namespace lianxin::auth {

namespace {

/// `1500 roles=call_taker,trainer groups=home`; without what there is none of.
std::string textOf(const Account& account)
{
    std::string text = account.staff.str();
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty())
            text += std::string(" ") + name + '=' + value;
    };
    add("roles", rolesText(account.roles));
    add("unit", account.unit.str());
    add("teams", wordsText(account.teams));
    add("groups", groupsText(account.groups));
    add("skills", wordsText(account.skills));
    return text;
}

} // namespace

Status AccountRecord::changed(const ChangedBy& by, const char* act, const Account& account)
{
    return m_log.record({by.at, by.staff, act, textOf(account)});
}

Status AccountRecord::changed(const ChangedBy& by, const char* act, const StaffId& staff)
{
    return m_log.record({by.at, by.staff, act, staff.str()});
}

Status AccountRecord::loggedIn(const StaffId& staff, UtcTime at)
{
    return m_log.record({at, staff, "login", {}});
}

Status AccountRecord::refused(const StaffId& staff, UtcTime at)
{
    return m_log.record({at, staff, "login_refused", "wrong_password"});
}

Status AccountRecord::locked(const StaffId& staff, UtcTime at, UtcTime until)
{
    return m_log.record({at, staff, "locked", base::toIso(until)});
}

Status AccountRecord::barred(const StaffId& staff, UtcTime at)
{
    auto& [nextRow, times] = m_barred[staff];
    ++times;
    if (at < nextRow)
        return success();
    const std::string why = staff.empty() ? "unknown_staff " : "locked ";
    const auto recorded = m_log.record({at, staff, "login_refused", why + std::to_string(times)});
    if (recorded) {
        nextRow = at + kBarredGathered;
        times = 0;
    }
    return recorded;
}

} // namespace lianxin::auth
