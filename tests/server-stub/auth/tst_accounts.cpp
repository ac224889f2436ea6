#include "models/wire/digest.h"
#include "server-stub/auth/accounts.h"
#include "server-stub/auth/passwords.h"
#include "server-stub/auth/seating.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

namespace lianxin {

namespace {

using engine::Role;

constexpr const char* kPassword = "for-tests-only";
const UtcTime kMorning{Milliseconds{1'795'000'000'000}};
const auth::ChangedBy kHand{StaffId("@root"), kMorning};

/// A store and the accounts of a server that runs on it.
struct Office {
    QTemporaryDir folder;
    std::unique_ptr<store::Database> database =
        store::Database::open({folder.filePath("centre.db").toStdString(), 0}).value();
    std::unique_ptr<store::AccessLog> record = store::AccessLog::open(database->file()).value();
    auth::Accounts accounts{*database, *record};

    Office()
    {
        accounts.open(kMorning);
        accounts.add({StaffId("1001"), "李晓梅", {Role::CallTaker}, {}}, kPassword, kHand);
    }
    std::string token()
    {
        return accounts.logIn(StaffId("1001"), kPassword, kMorning).value().token;
    }
};

std::string codeOf(const Status& status)
{
    return status ? std::string("ok") : status.error().code;
}

routing::CallPlan plan()
{
    routing::CallPlan plan;
    plan.groups = {{GroupId{"general"}, "综合组"},
                   {GroupId{"foreign"}, "外语座席"},
                   {GroupId{"home"}, "居家志愿者", {}, 0, true},
                   {GroupId{"media"}, "新媒体座席", {}, 0, false, {}, true}};
    return plan;
}

} // namespace

class TestAccounts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passwords_data();
    void passwords();
    void everyGuessIsCounted();
    void aLockEnds();
    void staffOfAUnitHaveOne();
    void anotherProcessEndsLogins_data();
    void anotherProcessEndsLogins();
    void aLoginTellsItsEnd();
    void everythingIsRecorded();
    void refusalsOfNobodyAreGathered();
    void whatCannotBeRecordedIsNotDone();
    void seats_data();
    void seats();
};

void TestAccounts::passwords_data()
{
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const QByteArray& password, const char* code) {
        QTest::newRow(name) << password << QByteArray(code);
    };
    row("letters and digits", "lianxin12345", "ok");
    row("letters and a dash", "lianxin-demo", "ok");
    row("Chinese", "今天天气真不错呀", "ok");
    row("seven characters", "abc-123", "weak_password");
    row("seven characters of three bytes", "今天天气真不错", "weak_password");
    row("digits alone", "8301746529", "weak_password");
    row("letters alone", "lianxinlianxin", "weak_password");
    row("few different ones", "a1a1a1a1a1", "weak_password");
    row("the staff number", "u1001-pass", "weak_password");
    row("very long", QByteArray(257, 'a') + "1-b", "too_long");
}

void TestAccounts::passwords()
{
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, code);
    QCOMPARE(codeOf(auth::checkPassword(password.toStdString(), "1001")), code.toStdString());
}

/// As many at once as there are guesses: after five wrong ones even the right password waits.
void TestAccounts::everyGuessIsCounted()
{
    constexpr int kGuessers = 12;
    Office office;
    std::atomic<int> wrong{0};
    std::atomic<int> locked{0};
    std::vector<std::thread> guessers;
    for (int i = 0; i < kGuessers; ++i)
        guessers.emplace_back([&] {
            const auto login = office.accounts.logIn(StaffId("1001"), "a-wrong-guess", kMorning);
            ++(login.error().code == "locked" ? locked : wrong);
        });
    for (auto& guesser : guessers)
        guesser.join();
    QCOMPARE(wrong.load(), auth::kWrongBeforeLock);
    QCOMPARE(locked.load(), kGuessers - auth::kWrongBeforeLock);
    QCOMPARE(office.accounts.logIn(StaffId("1001"), kPassword, kMorning).error().code,
             std::string("locked"));
}

void TestAccounts::aLockEnds()
{
    Office office;
    const StaffId staff("1001");
    for (int i = 0; i < auth::kWrongBeforeLock; ++i)
        QVERIFY(!office.accounts.logIn(staff, "a-wrong-guess", kMorning));
    QVERIFY(!office.accounts.logIn(staff, kPassword, kMorning + auth::kLocked - Milliseconds{1}));
    QVERIFY(office.accounts.logIn(staff, kPassword, kMorning + auth::kLocked).ok());
}

void TestAccounts::staffOfAUnitHaveOne()
{
    Office office;
    auth::Account account{StaffId("u-1"), "经办人", {Role::UnitStaff}, {}};
    QCOMPARE(codeOf(office.accounts.add(account, kPassword, kHand)), std::string("missing_unit"));
    account.unit = UnitId("heat-co");
    QVERIFY(office.accounts.add(account, kPassword, kHand).ok());
    account.unit = {};
    QCOMPARE(codeOf(office.accounts.change(account, kHand)), std::string("missing_unit"));
}

void TestAccounts::anotherProcessEndsLogins_data()
{
    QTest::addColumn<QByteArray>("act");
    for (const char* act : {"password", "groups", "removed"})
        QTest::newRow(act) << QByteArray(act);
}

/// An administrator's command opens the same store while the server runs.
void TestAccounts::anotherProcessEndsLogins()
{
    QFETCH(QByteArray, act);
    Office office;
    const auto token = office.token();
    QVERIFY(office.accounts.whoHas(token, kMorning).has_value());
    const auto other =
        store::Database::openExisting(office.folder.filePath("centre.db").toStdString()).value();
    const auto record = store::AccessLog::open(other->file()).value();
    auth::Accounts command(*other, *record);
    const StaffId staff("1001");
    if (act == "password")
        QVERIFY(command.setPassword(staff, "another-1-for-tests", kHand).ok());
    if (act == "groups") {
        auto account = command.account(staff).value();
        account.groups = {GroupId("home")};
        account.skills = {"english:3"};
        QVERIFY(command.change(account, kHand).ok());
    }
    if (act == "removed")
        QVERIFY(command.remove(staff, kHand).ok());
    QTRY_VERIFY(!office.accounts.whoHas(token, kMorning).has_value());
    QVERIFY(!office.accounts.holds(wire::sha256Hex(token), kMorning));
    const auto again = office.accounts.logIn(staff, kPassword, kMorning);
    QCOMPARE(again.ok(), act == "groups");
    if (again) {
        QCOMPARE(again.value().account.groups.front(), GroupId("home"));
        QCOMPARE(again.value().account.skills.front(), std::string("english:3"));
    }
}

void TestAccounts::aLoginTellsItsEnd()
{
    Office office;
    const auto token = office.token();
    const auto bearer = office.accounts.whoHas(token, kMorning + std::chrono::hours{11});
    QVERIFY(bearer.has_value());
    QCOMPARE(bearer->expires, kMorning + auth::kTokenLives);
    QVERIFY(!office.accounts.whoHas(token, kMorning + auth::kTokenLives).has_value());
    QVERIFY(!office.accounts.holds(wire::sha256Hex(token), kMorning + auth::kTokenLives));
}

/// Who, what, of whom, newest last; one line.
QByteArray recordOf(Office& office, int newest)
{
    QByteArray text;
    auto rows = office.record->latest(newest).value();
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        text += QByteArray::fromStdString(row->staff.str() + ' ' + row->act + ' ' + row->subject) +
                "; ";
    return text;
}

void TestAccounts::everythingIsRecorded()
{
    Office office;
    auth::Account account{StaffId("1002"), "王强", {Role::CallTaker, Role::Trainer}, {}};
    account.groups = {GroupId("home")};
    QVERIFY(office.accounts.add(account, kPassword, kHand).ok());
    QCOMPARE(codeOf(office.accounts.add(account, kPassword, kHand)), std::string("exists"));
    account.roles = {Role::Supervisor};
    account.groups.clear();
    account.teams = {"business"};
    QVERIFY(office.accounts.change(account, kHand).ok());
    QVERIFY(office.accounts.setPassword(account.staff, "another-1-for-tests", kHand).ok());
    QVERIFY(office.accounts.remove(account.staff, kHand).ok());
    QCOMPARE(codeOf(office.accounts.remove(account.staff, kHand)), std::string("unknown_staff"));
    QCOMPARE(recordOf(office, 9), QByteArray("@root add_account 1001 roles=call_taker; "
                                             "@root add_account 1002 roles=call_taker,trainer "
                                             "groups=home; "
                                             "@root change_account 1002 roles=supervisor "
                                             "teams=business; "
                                             "@root set_password 1002; "
                                             "@root remove_account 1002; "));
    office.token();
    for (int i = 0; i < auth::kWrongBeforeLock; ++i)
        QVERIFY(!office.accounts.logIn(StaffId("1001"), "a-wrong-guess", kMorning));
    QCOMPARE(recordOf(office, 7),
             "1001 login ; " + QByteArray("1001 login_refused wrong_password; ").repeated(5) +
                 "1001 locked " + QByteArray::fromStdString(base::toIso(kMorning + auth::kLocked)) +
                 "; ");
}

/// Whoever tries without end fills no disk, and what is typed for a name may be a password.
void TestAccounts::refusalsOfNobodyAreGathered()
{
    Office office;
    const StaffId typed("my-secret-1");
    for (int i = 0; i < 3; ++i)
        QVERIFY(!office.accounts.logIn(typed, "x", kMorning));
    QVERIFY(!office.accounts.logIn(typed, "x", kMorning + auth::kBarredGathered));
    for (int i = 0; i < auth::kWrongBeforeLock + 2; ++i)
        QVERIFY(!office.accounts.logIn(StaffId("1001"), "a-wrong-guess", kMorning));
    const auto text = recordOf(office, 100);
    QVERIFY2(text.contains(" login_refused unknown_staff 1;  login_refused unknown_staff 3; "),
             text);
    QCOMPARE(text.count("1001 login_refused locked "), 1);
    QVERIFY(!text.contains("my-secret-1") && !text.contains("guess"));
}

void TestAccounts::whatCannotBeRecordedIsNotDone()
{
    Office office;
    Poco::Data::Session session("SQLite", store::accessFile(office.database->file()));
    session << "DROP TABLE access", Poco::Data::Keywords::now;
    QVERIFY(!office.accounts.logIn(StaffId("1001"), kPassword, kMorning));
    QVERIFY(!office.accounts.remove(StaffId("1001"), kHand));
    QVERIFY(office.accounts.account(StaffId("1001")).ok());
    QVERIFY(
        !office.accounts.add({StaffId("1003"), "赵敏", {Role::CallTaker}, {}}, kPassword, kHand));
    QCOMPARE(office.accounts.list().value().size(), std::size_t{1});
}

void TestAccounts::seats_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<QByteArray>("skills");
    QTest::addColumn<QByteArray>("wantedGroup");
    QTest::addColumn<QByteArray>("wantedSkills");
    QTest::addColumn<QByteArray>("outcome"); ///< group and skills, or the error's code
    const auto row = [](const char* name, const char* groups, const char* skills,
                        const char* wantedGroup, const char* wantedSkills, const char* outcome) {
        QTest::newRow(name) << QByteArray(groups) << QByteArray(skills) << QByteArray(wantedGroup)
                            << QByteArray(wantedSkills) << QByteArray(outcome);
    };
    row("nothing written, nothing wanted", "", "", "", "", " ");
    row("any group of the hall", "", "", "foreign", "", "foreign ");
    row("not at home without being a volunteer", "", "", "home", "", "not_your_group");
    row("not where seats only read", "", "", "media", "", "not_your_group");
    row("the usual group first", "foreign,general", "english:3", "", "", "foreign english:3");
    row("another of one's own", "foreign,general", "english:3", "general", "", "general english:3");
    row("a volunteer sits at home", "home", "", "", "", "home ");
    row("and nowhere else", "home", "", "general", "", "not_your_group");
    row("a skill one has, at a lower level", "", "english:3", "", "english:2", " english:2");
    row("a skill one has not", "", "english:3", "", "japanese", "not_your_skill");
    row("a level one has not", "", "english:2", "", "english:3", "not_your_skill");
    row("a group that is not", "", "", "nowhere", "", "nowhere "); // the engine says so
}

void TestAccounts::seats()
{
    QFETCH(QByteArray, groups);
    QFETCH(QByteArray, skills);
    QFETCH(QByteArray, wantedGroup);
    QFETCH(QByteArray, wantedSkills);
    QFETCH(QByteArray, outcome);
    auth::Account account{StaffId("1001"), "李晓梅", {Role::CallTaker}, {}};
    account.groups = auth::parseGroups(groups.toStdString());
    account.skills = auth::parseWords(skills.toStdString());
    const auto seated = auth::seated(account, plan(),
                                     {SeatId("B1"), auth::parseWords(wantedSkills.toStdString()),
                                      GroupId(wantedGroup.toStdString())});
    const std::string got =
        seated ? seated.value().group.str() + ' ' + auth::wordsText(seated.value().skills)
               : seated.error().code;
    QCOMPARE(got, outcome.toStdString());
}

} // namespace lianxin

QTEST_GUILESS_MAIN(lianxin::TestAccounts)
#include "tst_accounts.moc"
