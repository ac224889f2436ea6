#include "tests/bench/hall_people.h"

#include "models/wire/digest.h"
#include "server-stub/service/new_store.h"
#include "server-stub/service/system_clock.h"
#include "tests/bench/sample_commands.h"
#include "tests/bench/server_process.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

namespace lianxin::bench {

using namespace Poco::Data::Keywords;

namespace {

std::string numbered(const std::string& prefix, int number)
{
    const auto digits = std::to_string(100'000 + number);
    return prefix + digits.substr(1);
}

Person loggedIn(auth::Account account, std::string query = {})
{
    auto token = "login-of-" + account.staff.str();
    return {std::move(account), std::move(token), std::move(query)};
}

/// As logins leave them, but for the passwords' slow check.
Status putLogins(store::Database& database, const std::vector<const Person*>& people)
{
    Poco::Int64 expires =
        (service::SystemClock().now() + auth::kTokenLives).time_since_epoch().count();
    return database.write([&](Poco::Data::Session& session) {
        for (const auto* person : people) {
            std::string digest = wire::sha256Hex(person->token);
            std::string staff = person->account.staff.str();
            session << "INSERT INTO token(digest, staff, expires) VALUES(?,?,?)", use(digest),
                use(staff), use(expires), now;
        }
    });
}

} // namespace

store::Topics Person::topics() const
{
    return store::subscriptions(
        {account.staff, account.name, account.roles, account.unit, {}, account.teams});
}

SeatId HallPeople::seat(int number)
{
    return SeatId(numbered("B", number));
}

UnitId HallPeople::unit(int number)
{
    return UnitId(numbered("street-", number));
}

HallPeople::HallPeople(int listeners)
{
    using engine::Role;
    for (int i = 0; i < kSeats; ++i)
        add({StaffId(numbered("s", i)), "话务员", {Role::CallTaker}, {}});
    for (int i = 0; i < kSupervisors; ++i) {
        std::string query = "&seats=";
        for (int s = 0; s < kSeatsASupervisor; ++s)
            query += (s == 0 ? "" : ",") + seat(i * kSeatsASupervisor + s).str();
        add({StaffId(numbered("v", i)), "班长", {Role::Supervisor}, {}}, query);
    }
    const int rest = listeners - static_cast<int>(m_listeners.size());
    for (int i = 0; i < rest; ++i)
        add({StaffId(numbered("u", i)), "经办人", {Role::UnitStaff}, unit(i / kStaffAUnit)});
    m_units = (rest + kStaffAUnit - 1) / kStaffAUnit;
    m_gateway = loggedIn({StaffId("gateway"), "网关", {Role::Gateway}, {}});
}

void HallPeople::add(auth::Account account, std::string query)
{
    m_listeners.push_back(loggedIn(std::move(account), std::move(query)));
}

Status HallPeople::fillStore(const std::string& file) const
{
    auto opened = store::Database::open({file, 0});
    if (!opened)
        return opened.error();
    auto& database = *opened.value();
    service::Beginnings beginnings{*city(), {}, std::nullopt, service::SystemClock().now()};
    for (int i = 0; i < m_units; ++i)
        beginnings.city.units.push_back(
            {unit(i), "街道办事处", "街道", UnitId("mayor"), "street", {}, {}, {}});
    if (const auto filled = service::fillStore(database, beginnings); !filled)
        return filled;
    std::vector<auth::Account> accounts{m_gateway.account};
    std::vector<const Person*> people{&m_gateway};
    for (const auto& person : m_listeners) {
        accounts.push_back(person.account);
        people.push_back(&person);
    }
    const auto record = store::AccessLog::open(file);
    if (!record)
        return record.error();
    const auto added =
        auth::Accounts(database, *record.value()).addAll(accounts, kPassword, {{}, beginnings.now});
    if (!added)
        return added;
    return putLogins(database, people);
}

} // namespace lianxin::bench
