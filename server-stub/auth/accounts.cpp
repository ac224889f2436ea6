#include "server-stub/auth/accounts.h"

#include "models/wire/command_json.h"
#include "models/wire/digest.h"
#include "server-stub/auth/passwords.h"
#include "server-stub/store/meta.h"
#include "server-stub/store/random.h"

#include <Poco/Data/DataException.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <algorithm>

namespace lianxin::auth {

using namespace Poco::Data::Keywords;
using Poco::Data::Session;

namespace {

constexpr std::size_t kTokenBytes = 32;

Poco::Int64 ms(UtcTime time)
{
    return time.time_since_epoch().count();
}

/// In meta: another text after every change of accounts or end of logins.
constexpr const char* kRevision = "accounts_revision";
constexpr std::size_t kRevisionBytes = 8;

std::string revisionOf(Session& session)
{
    return store::readMeta(session, kRevision).value_or(std::string());
}

Status checkUnit(const Account& account)
{
    const bool ofUnit = std::find(account.roles.begin(), account.roles.end(),
                                  engine::Role::UnitStaff) != account.roles.end();
    return ofUnit && account.unit.empty() ? Status(Error{"missing_unit", account.staff.str()})
                                          : success();
}

std::int64_t steadyMs()
{
    return std::chrono::duration_cast<Milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// True when a row was added.
bool insert(Session& session, const Account& account, std::string hash)
{
    std::string id = account.staff.str();
    std::string name = account.name;
    std::string roles = rolesText(account.roles);
    std::string unit = account.unit.str();
    std::string teams = wordsText(account.teams);
    std::string groups = groupsText(account.groups);
    std::string skills = wordsText(account.skills);
    Poco::Data::Statement statement(session);
    statement << "INSERT OR IGNORE INTO staff(id, name, password, roles, unit, teams, call_groups,"
                 " skills) VALUES(?,?,?,?,?,?,?,?)",
        use(id), use(name), use(hash), use(roles), use(unit), use(teams), use(groups), use(skills);
    statement.execute();
    int changed = 0;
    session << "SELECT changes()", into(changed), now;
    return changed > 0;
}

} // namespace

struct Accounts::Stored {
    Account account;
    std::string hash;
    UtcTime lockedUntil{};
};

std::string wordsText(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ",") + word;
    return text;
}

std::vector<std::string> parseWords(const std::string& text)
{
    std::vector<std::string> words;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find(',', from), text.size());
        if (to > from)
            words.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

std::string groupsText(const std::vector<GroupId>& groups)
{
    std::vector<std::string> words;
    for (const auto& group : groups)
        words.push_back(group.str());
    return wordsText(words);
}

std::vector<GroupId> parseGroups(const std::string& text)
{
    std::vector<GroupId> groups;
    for (auto& word : parseWords(text))
        groups.emplace_back(std::move(word));
    return groups;
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
    return readTokens(at);
}

Status Accounts::readTokens(UtcTime at)
{
    std::string revision; // read first: what changes after it is read again
    std::vector<std::string> digests, owners;
    std::vector<Poco::Int64> expires;
    Poco::Int64 after = ms(at);
    const auto done = m_database.read([&](Session& session) {
        revision = revisionOf(session);
        session << "SELECT digest, expires, staff FROM token WHERE expires > ?", use(after),
            into(digests), into(expires), into(owners), now;
    });
    if (!done)
        return done;
    auto all = list();
    if (!all)
        return all.error();
    std::unordered_map<std::string, Account> people;
    for (auto& one : all.value())
        people.emplace(one.staff.str(), std::move(one));
    std::unordered_map<std::string, Bearer> held;
    for (std::size_t i = 0; i < digests.size(); ++i)
        if (const auto owner = people.find(owners[i]); owner != people.end())
            held[digests[i]] = {owner->second, UtcTime{Milliseconds{expires[i]}}};
    const std::unique_lock lock(m_mutex);
    m_held = std::move(held);
    m_revision = std::move(revision);
    return success();
}

/// What another process did to accounts and logins.
void Accounts::lookForChanges(UtcTime at)
{
    constexpr auto kOften = std::chrono::duration_cast<Milliseconds>(kLookedAfter).count();
    auto looked = m_looked.load();
    const auto steady = steadyMs();
    if (steady - looked < kOften || !m_looked.compare_exchange_strong(looked, steady))
        return;
    std::string revision;
    const auto done = m_database.read([&](Session& session) { revision = revisionOf(session); });
    if (!done)
        return;
    {
        const std::shared_lock lock(m_mutex);
        if (revision == m_revision)
            return;
    }
    (void)readTokens(at);
}

/// In one transaction that ends without effect when `change` fails.
Status Accounts::write(const std::function<Status(Session&)>& change)
{
    Status changed = success();
    const auto done = m_database.write([&](Session& session) {
        changed = change(session);
        if (!changed)
            throw Poco::Data::DataException(changed.error().code);
    });
    return changed ? done : changed;
}

Status Accounts::add(const Account& account, const std::string& password, const ChangedBy& by)
{
    if (const auto fine = checkPassword(password, account.staff.str()); !fine)
        return fine;
    if (const auto fine = checkUnit(account); !fine)
        return fine;
    const std::string hash = hashPassword(password);
    return write([&](Session& session) {
        return insert(session, account, hash) ? m_record.changed(by, "add_account", account)
                                              : Status(Error{"exists", account.staff.str()});
    });
}

Status Accounts::addAll(const std::vector<Account>& accounts, const std::string& password,
                        const ChangedBy& by)
{
    if (const auto fine = checkPassword(password, {}); !fine)
        return fine;
    const std::string hash = hashPassword(password);
    return write([&](Session& session) {
        for (const auto& account : accounts)
            if (insert(session, account, hash))
                if (const auto kept = m_record.changed(by, "add_account", account); !kept)
                    return kept;
        return success();
    });
}

Status Accounts::setPassword(const StaffId& staff, const std::string& password, const ChangedBy& by)
{
    if (const auto fine = checkPassword(password, staff.str()); !fine)
        return fine;
    std::string hash = hashPassword(password);
    std::string id = staff.str();
    return changeRow(
        staff,
        [&](Session& session) {
            session << "UPDATE staff SET password = ?, wrong = 0, locked_until = 0 WHERE id = ?",
                use(hash), use(id), now;
        },
        [&] { return m_record.changed(by, "set_password", staff); });
}

Status Accounts::change(const Account& account, const ChangedBy& by)
{
    if (const auto fine = checkUnit(account); !fine)
        return fine;
    std::string id = account.staff.str();
    std::string name = account.name;
    std::string roles = rolesText(account.roles);
    std::string unit = account.unit.str();
    std::string teams = wordsText(account.teams);
    std::string groups = groupsText(account.groups);
    std::string skills = wordsText(account.skills);
    return changeRow(
        account.staff,
        [&](Session& session) {
            session << "UPDATE staff SET name = ?, roles = ?, unit = ?, teams = ?, call_groups = ?,"
                       " skills = ? WHERE id = ?",
                use(name), use(roles), use(unit), use(teams), use(groups), use(skills), use(id),
                now;
        },
        [&] { return m_record.changed(by, "change_account", account); });
}

Status Accounts::remove(const StaffId& staff, const ChangedBy& by)
{
    std::string id = staff.str();
    return changeRow(
        staff, [&](Session& session) { session << "DELETE FROM staff WHERE id = ?", use(id), now; },
        [&] { return m_record.changed(by, "remove_account", staff); });
}

/// The change, its record and the end of the person's logins, here and in every other process.
Status Accounts::changeRow(const StaffId& staff, const std::function<void(Session&)>& change,
                           const std::function<Status()>& record)
{
    std::string id = staff.str();
    const auto done = write([&](Session& session) {
        int changed = 0;
        change(session);
        session << "SELECT changes()", into(changed), now;
        if (changed == 0)
            return Status(Error{"unknown_staff", id});
        session << "DELETE FROM token WHERE staff = ?", use(id), now;
        store::writeMeta(session, kRevision, store::randomHex(kRevisionBytes));
        return record();
    });
    if (!done)
        return done;
    const std::unique_lock lock(m_mutex);
    std::erase_if(m_held, [&](const auto& held) { return held.second.account.staff == staff; });
    return success();
}

Result<Account> Accounts::account(const StaffId& staff)
{
    auto found = find(staff);
    if (!found)
        return found.error();
    if (!found.value())
        return Error{"unknown_staff", staff.str()};
    return std::move(found).value()->account;
}

Result<std::vector<Account>> Accounts::list()
{
    std::vector<std::string> ids, names, roles, units, teams, groups, skills;
    const auto done = m_database.read([&](Session& session) {
        session << "SELECT id, name, roles, unit, teams, call_groups, skills FROM staff ORDER BY "
                   "id",
            into(ids), into(names), into(roles), into(units), into(teams), into(groups),
            into(skills), now;
    });
    if (!done)
        return done.error();
    std::vector<Account> accounts;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        auto parsed = parseRoles(roles[i]);
        if (!parsed)
            return Error{"store_corrupt", "staff " + ids[i]};
        accounts.push_back({StaffId(ids[i]), names[i], std::move(parsed).value(), UnitId(units[i]),
                            parseWords(teams[i]), parseGroups(groups[i]), parseWords(skills[i])});
    }
    return accounts;
}

Result<std::optional<Accounts::Stored>> Accounts::find(const StaffId& staff)
{
    std::string id = staff.str();
    std::vector<std::string> names, hashes, roles, units, teams, groups, skills;
    std::vector<Poco::Int64> locked;
    const auto done = m_database.read([&](Session& session) {
        session << "SELECT name, password, roles, unit, teams, call_groups, skills, locked_until "
                   "FROM staff WHERE id = ?",
            use(id), into(names), into(hashes), into(roles), into(units), into(teams), into(groups),
            into(skills), into(locked), now;
    });
    if (!done)
        return done.error();
    if (names.empty())
        return std::optional<Stored>();
    auto parsed = parseRoles(roles.front());
    if (!parsed)
        return Error{"store_corrupt", "staff " + id};
    return std::optional(
        Stored{{staff, names.front(), std::move(parsed).value(), UnitId(units.front()),
                parseWords(teams.front()), parseGroups(groups.front()), parseWords(skills.front())},
               hashes.front(),
               UtcTime{Milliseconds{locked.front()}}});
}

/// And locks the person out after the last guess there was.
Status Accounts::countWrong(const StaffId& staff, UtcTime at)
{
    std::string id = staff.str();
    int most = kWrongBeforeLock;
    const UtcTime until = at + kLocked;
    Poco::Int64 untilMs = ms(until);
    return write([&](Session& session) {
        int locked = 0;
        session << "UPDATE staff SET wrong = wrong + 1 WHERE id = ?", use(id), now;
        session << "UPDATE staff SET wrong = 0, locked_until = ? WHERE id = ? AND wrong >= ?",
            use(untilMs), use(id), use(most), now;
        session << "SELECT changes()", into(locked), now;
        const auto refused = m_record.refused(staff, at);
        return refused && locked > 0 ? m_record.locked(staff, at, until) : refused;
    });
}

Result<Login> Accounts::logIn(const StaffId& staff, const std::string& password, UtcTime at)
{
    const std::lock_guard one(m_logins);
    const auto found = find(staff);
    if (!found)
        return found.error();
    if (!found.value() || password.size() > kLongestPassword) {
        pretendCheck("x");
        const auto noted = m_record.barred({}, at);
        return noted ? Error{"wrong_password", {}} : noted.error();
    }
    const Stored& stored = *found.value();
    if (at < stored.lockedUntil) {
        const auto noted = m_record.barred(staff, at);
        return noted ? Error{"locked", base::toIso(stored.lockedUntil)} : noted.error();
    }
    if (!fitsPassword(stored.hash, password)) {
        const auto counted = countWrong(staff, at);
        return counted ? Error{"wrong_password", {}} : counted.error();
    }
    if (const auto recorded = m_record.loggedIn(staff, at); !recorded)
        return recorded.error();
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

std::optional<Bearer> Accounts::whoHas(const std::string& token, UtcTime at)
{
    lookForChanges(at);
    const std::string digest = wire::sha256Hex(token);
    const std::shared_lock lock(m_mutex);
    const auto it = m_held.find(digest);
    if (it == m_held.end() || it->second.expires <= at)
        return std::nullopt;
    return it->second;
}

bool Accounts::holds(const std::string& digest, UtcTime at)
{
    lookForChanges(at);
    const std::shared_lock lock(m_mutex);
    const auto it = m_held.find(digest);
    return it != m_held.end() && it->second.expires > at;
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
