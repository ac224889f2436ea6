#include "server-stub/auth/accounts.h"

#include "models/wire/command_json.h"
#include "models/wire/digest.h"
#include "server-stub/auth/passwords.h"
#include "server-stub/store/random.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

namespace lianxin::auth {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {

constexpr std::size_t kTokenBytes = 32;

Poco::Int64 ms(UtcTime time)
{
    return time.time_since_epoch().count();
}

Status checkPassword(const std::string& password)
{
    if (password.size() < kShortestPassword)
        return Error{"weak_password", {}};
    if (password.size() > kLongestPassword)
        return Error{"too_long", "password"};
    return success();
}

/// True when a row was added.
bool insert(Session& session, const Account& account, std::string hash)
{
    std::string id = account.staff.str();
    std::string name = account.name;
    std::string roles = rolesText(account.roles);
    std::string unit = account.unit.str();
    std::string teams = teamsText(account.teams);
    Poco::Data::Statement statement(session);
    statement << "INSERT OR IGNORE INTO staff(id, name, password, roles, unit, teams) "
                 "VALUES(?,?,?,?,?,?)",
        use(id), use(name), use(hash), use(roles), use(unit), use(teams);
    statement.execute();
    int changed = 0;
    session << "SELECT changes()", into(changed), now;
    return changed > 0;
}

} // namespace

struct Accounts::Stored {
    Account account;
    std::string hash;
    int wrong = 0;
    UtcTime lockedUntil{};
};

std::string teamsText(const std::vector<std::string>& teams)
{
    std::string text;
    for (const auto& team : teams)
        text += (text.empty() ? "" : ",") + team;
    return text;
}

std::vector<std::string> parseTeams(const std::string& text)
{
    std::vector<std::string> teams;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find(',', from), text.size());
        if (to > from)
            teams.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return teams;
}

std::string rolesText(const std::vector<engine::Role>& roles)
{
    std::string text;
    for (const auto role : roles) {
        if (!text.empty())
            text += ',';
        text += wire::roleName(role);
    }
    return text;
}

Result<std::vector<engine::Role>> parseRoles(const std::string& text)
{
    std::vector<engine::Role> roles;
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto to = std::min(text.find(',', from), text.size());
        const std::string word = text.substr(from, to - from);
        const auto role = wire::parseRole(word);
        if (!role)
            return Error{"unknown_role", word};
        roles.push_back(*role);
        from = to + 1;
    }
    return roles;
}

Status Accounts::open(UtcTime at)
{
    std::vector<std::string> digests, staff, names, roles, units, teams;
    std::vector<Poco::Int64> expires;
    Poco::Int64 after = ms(at);
    const auto done = m_database.read([&](Session& session) {
        session
            << "SELECT t.digest, t.expires, s.id, s.name, s.roles, s.unit, s.teams FROM token t "
               "JOIN staff s ON s.id = t.staff"
               " WHERE t.expires > ?",
            use(after), into(digests), into(expires), into(staff), into(names), into(roles),
            into(units), into(teams), now;
    });
    if (!done)
        return done;
    for (std::size_t i = 0; i < digests.size(); ++i) {
        auto parsed = parseRoles(roles[i]);
        if (!parsed)
            return Error{"store_corrupt", "staff " + staff[i]};
        m_held[digests[i]] = {{StaffId(staff[i]), names[i], std::move(parsed).value(),
                               UnitId(units[i]), parseTeams(teams[i])},
                              UtcTime{Milliseconds{expires[i]}}};
    }
    return success();
}

Status Accounts::add(const Account& account, const std::string& password)
{
    if (const auto fine = checkPassword(password); !fine)
        return fine;
    bool added = false;
    const std::string hash = hashPassword(password);
    const auto done =
        m_database.write([&](Session& session) { added = insert(session, account, hash); });
    if (!done)
        return done;
    return added ? success() : Status(Error{"exists", account.staff.str()});
}

Status Accounts::addAll(const std::vector<Account>& accounts, const std::string& password)
{
    if (const auto fine = checkPassword(password); !fine)
        return fine;
    const std::string hash = hashPassword(password);
    return m_database.write([&](Session& session) {
        for (const auto& account : accounts)
            insert(session, account, hash);
    });
}

Status Accounts::setPassword(const StaffId& staff, const std::string& password)
{
    if (const auto fine = checkPassword(password); !fine)
        return fine;
    std::string id = staff.str();
    std::string hash = hashPassword(password);
    int changed = 0;
    const auto done = m_database.write([&](Session& session) {
        session << "UPDATE staff SET password = ?, wrong = 0, locked_until = 0 WHERE id = ?",
            use(hash), use(id), now;
        session << "SELECT changes()", into(changed), now;
        session << "DELETE FROM token WHERE staff = ?", use(id), now;
    });
    if (!done)
        return done;
    const std::unique_lock lock(m_mutex);
    std::erase_if(m_held, [&](const auto& held) { return held.second.account.staff == staff; });
    return changed > 0 ? success() : Status(Error{"unknown_staff", id});
}

Status Accounts::setTeams(const StaffId& staff, const std::vector<std::string>& teams)
{
    std::string id = staff.str();
    std::string text = teamsText(teams);
    int changed = 0;
    const auto done = m_database.write([&](Session& session) {
        session << "UPDATE staff SET teams = ? WHERE id = ?", use(text), use(id), now;
        session << "SELECT changes()", into(changed), now;
        session << "DELETE FROM token WHERE staff = ?", use(id), now;
    });
    if (!done)
        return done;
    const std::unique_lock lock(m_mutex);
    std::erase_if(m_held, [&](const auto& held) { return held.second.account.staff == staff; });
    return changed > 0 ? success() : Status(Error{"unknown_staff", id});
}

Result<std::vector<Account>> Accounts::list()
{
    std::vector<std::string> ids, names, roles, units, teams;
    const auto done = m_database.read([&](Session& session) {
        session << "SELECT id, name, roles, unit, teams FROM staff ORDER BY id", into(ids),
            into(names), into(roles), into(units), into(teams), now;
    });
    if (!done)
        return done.error();
    std::vector<Account> accounts;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto parsed = parseRoles(roles[i]);
        if (!parsed)
            return Error{"store_corrupt", "staff " + ids[i]};
        accounts.push_back({StaffId(ids[i]), names[i], std::move(parsed).value(), UnitId(units[i]),
                            parseTeams(teams[i])});
    }
    return accounts;
}

Result<std::optional<Accounts::Stored>> Accounts::find(const StaffId& staff)
{
    std::string id = staff.str();
    std::vector<std::string> names, hashes, roles, units, teams;
    std::vector<int> wrong;
    std::vector<Poco::Int64> locked;
    const auto done = m_database.read([&](Session& session) {
        session
            << "SELECT name, password, roles, unit, teams, wrong, locked_until FROM staff WHERE id "
               "= ?",
            use(id), into(names), into(hashes), into(roles), into(units), into(teams), into(wrong),
            into(locked), now;
    });
    if (!done)
        return done.error();
    if (names.empty())
        return std::optional<Stored>();
    auto parsed = parseRoles(roles.front());
    if (!parsed)
        return Error{"store_corrupt", "staff " + id};
    return std::optional(Stored{{staff, names.front(), std::move(parsed).value(),
                                 UnitId(units.front()), parseTeams(teams.front())},
                                hashes.front(),
                                wrong.front(),
                                UtcTime{Milliseconds{locked.front()}}});
}

Status Accounts::countWrong(const StaffId& staff, UtcTime at, int before)
{
    std::string id = staff.str();
    const bool lock = before + 1 >= kWrongBeforeLock;
    int wrong = lock ? 0 : before + 1;
    Poco::Int64 until = lock ? ms(at + kLocked) : 0;
    return m_database.write([&](Session& session) {
        session << "UPDATE staff SET wrong = ?, locked_until = ? WHERE id = ?", use(wrong),
            use(until), use(id), now;
    });
}

Result<Login> Accounts::logIn(const StaffId& staff, const std::string& password, UtcTime at)
{
    const auto found = find(staff);
    if (!found)
        return found.error();
    if (!found.value() || password.size() > kLongestPassword) {
        pretendCheck("x");
        return Error{"wrong_password", {}};
    }
    const Stored& stored = *found.value();
    if (at < stored.lockedUntil)
        return Error{"locked", base::toIso(stored.lockedUntil)};
    if (!fitsPassword(stored.hash, password)) {
        if (const auto counted = countWrong(staff, at, stored.wrong); !counted)
            return counted.error();
        return Error{"wrong_password", {}};
    }
    return issue(stored.account, at);
}

Login Accounts::issue(const Account& account, UtcTime at)
{
    Login login{store::randomHex(kTokenBytes), at + kTokenLives, account};
    std::string digest = wire::sha256Hex(login.token);
    std::string id = account.staff.str();
    Poco::Int64 expires = ms(login.expires);
    Poco::Int64 nowMs = ms(at);
    // When the disk is full the login still holds, in memory, until the next start: people go on
    // reading.
    (void)m_database.write([&](Session& session) {
        session << "INSERT INTO token(digest, staff, expires) VALUES(?,?,?)", use(digest), use(id),
            use(expires), now;
        session << "DELETE FROM token WHERE expires < ?", use(nowMs), now;
        session << "UPDATE staff SET wrong = 0, locked_until = 0 WHERE id = ? AND (wrong <> 0 OR "
                   "locked_until <> 0)",
            use(id), now;
    });
    const std::unique_lock lock(m_mutex);
    std::erase_if(m_held, [&](const auto& held) { return held.second.expires < at; });
    m_held[digest] = {account, login.expires};
    return login;
}

std::optional<Account> Accounts::whoHas(const std::string& token, UtcTime at)
{
    const std::string digest = wire::sha256Hex(token);
    const std::shared_lock lock(m_mutex);
    const auto it = m_held.find(digest);
    if (it == m_held.end() || it->second.expires <= at)
        return std::nullopt;
    return it->second.account;
}

void Accounts::logOut(const std::string& token)
{
    std::string digest = wire::sha256Hex(token);
    {
        const std::unique_lock lock(m_mutex);
        m_held.erase(digest);
    }
    (void)m_database.write([&](Session& session) {
        session << "DELETE FROM token WHERE digest = ?", use(digest), now;
    });
}

} // namespace lianxin::auth
