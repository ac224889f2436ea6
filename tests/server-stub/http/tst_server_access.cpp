#include "models/wire/session_json.h"
#include "server-stub/http/routes.h"
#include "server-stub/store/verification.h"
#include "tests/server-stub/http/hall.h"

#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <QTest>

#include <algorithm>
#include <set>

using namespace lianxin;
using namespace lianxin::http::test;

namespace {

/// Everybody there is, in the order of the columns below.
constexpr std::array kPeople{"1001", "1002", "2001", "3001",      "4001",    "4002", "5001",
                             "5101", "9001", "9100", "u-heat-co", "u-hq-cg", ""};
constexpr auto kNobody = kPeople.size() - 1;

/// What each of them is answered: the first digit of the status, `1` of 401 (log in first), `x` of
/// 403 and `-` of 404.
struct Row {
    const char* method;
    const char* route; ///< as routes() has it
    const char* path;  ///< with O, X, K, J and Y for the ids of the cast
    const char* body;
    const char* answers;
};

// O: a ticket accepted by 1001 for heat-co. X: a confidential one of the same, whose team is 4002.
// K: a call that 1001 has. J, Y: the journals of the calls behind O and X.
//
// columns: 1001 who took them, 1002 another call-taker, dispatcher, callback agent, supervisor,
// supervisor in the team, inspector, trainer, administrator, gateway, heat-co, hq-cg, nobody
constexpr std::array kTable{
    Row{"POST", "/v1/commands", "/v1/commands", R"({"commands":[]})", "2222222222221"},
    Row{"GET", "/v1/snapshot", "/v1/snapshot", "", "2222222222221"},
    Row{"GET", "/v1/calls/*", "/v1/calls/K", "", "2---22---2--1"},
    Row{"GET", "/v1/calls/*", "/v1/calls/none", "", "------------1"},
    Row{"GET", "/v1/events", "/v1/events", "", "2222222222221"},
    Row{"POST", "/v1/transcripts", "/v1/transcripts", R"({"call":"K","events":[]})",
        "2xxxxxxxxxxx1"},
    Row{"POST", "/v1/transcripts", "/v1/transcripts", R"({"call":"none","events":[]})",
        "------------1"},
    Row{"GET", "/v1/catalogue", "/v1/catalogue", "", "2222222222221"},
    Row{"GET", "/v1/answers/*/tickets", "/v1/answers/any/tickets", "", "xxx222xx2xxx1"},
    Row{"GET", "/v1/models/*", "/v1/models/none", "", "------------1"},
    Row{"GET", "/v1/scenarios", "/v1/scenarios", "", "2222222222221"},
    Row{"GET", "/v1/scenarios/*", "/v1/scenarios/heating", "", "2222222222221"},
    Row{"GET", "/v1/tickets", "/v1/tickets", "", "2222222222221"},
    Row{"GET", "/v1/tickets/*", "/v1/tickets/O", "", "2222222-2-2-1"},
    Row{"GET", "/v1/tickets/*", "/v1/tickets/X", "", "2----2----2-1"},
    Row{"GET", "/v1/tickets/*", "/v1/tickets/none", "", "------------1"},
    Row{"POST", "/v1/tickets/*/unmask", "/v1/tickets/O/unmask", R"({"reason":"核实地址"})",
        "xx2x222xxxxx1"},
    Row{"POST", "/v1/tickets/*/unmask", "/v1/tickets/X/unmask", R"({"reason":"核实地址"})",
        "xx-x-2-xxxxx1"},
    Row{"POST", "/v1/tickets/*/unmask", "/v1/tickets/O/unmask", "{}", "xx4x444xxxxx1"},
    Row{"POST", "/v1/tickets/export", "/v1/tickets/export", R"({"reason":"月度分析"})",
        "xxxx222x2xxx1"},
    Row{"POST", "/v1/tickets/export", "/v1/tickets/export", "{}", "xxxx444x4xxx1"},
    Row{"GET", "/v1/figures", "/v1/figures", "", "xx2x222x2x221"},
    Row{"GET", "/v1/topics", "/v1/topics", "", "222x222x2xxx1"},
    Row{"GET", "/v1/topics/*", "/v1/topics/O", "", "222x222x2xxx1"},
    Row{"GET", "/v1/topics/*", "/v1/topics/X", "", "---x---x-xxx1"},
    Row{"POST", "/v1/topics/find", "/v1/topics/find", "{}", "222x222x2xxx1"},
    Row{"PUT", "/v1/journals/*", "/v1/journals/J", "", "2xxxxxxxxxxx1"},
    Row{"GET", "/v1/journals/*", "/v1/journals/J", "", "2---2222----1"},
    Row{"GET", "/v1/journals/*", "/v1/journals/Y", "", "2----2------1"},
    // Of the same call as Y, though its own ticket is open to all.
    Row{"GET", "/v1/journals/*", "/v1/journals/Z", "", "2----2------1"},
    Row{"GET", "/v1/journals/*", "/v1/journals/none", "", "------------1"},
    Row{"GET", "/v1/health", "/v1/health", "", "2222222222222"},
    Row{"GET", "/metrics", "/metrics", "", "2222222222222"},
};

/// Tested for themselves: what a login is, and how it ends.
constexpr std::array kElsewhere{"/v1/login", "/v1/logout"};

char letterOf(int status)
{
    return status == 401   ? '1'
           : status == 403 ? 'x'
           : status == 404 ? '-'
                           : static_cast<char>('0' + status / 100);
}

} // namespace

/// Roles × actions over HTTP, as one table: every route by everybody, with a ticket that most may
/// not see. What the table says of a single ticket holds for every list, count, search and push.
class ServerAccess : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRouteStandsInTheTable();
    void theTable_data();
    void theTable();
    void listsSearchesAndSnapshots_data();
    void listsSearchesAndSnapshots();
    void aLimitCountsWhatIsSeen();
    void counts_data();
    void counts();
    void push_data();
    void push();
    void unmaskingIsAnEventWithItsReason();
    void anExportIsAnEventAndMasked();
    void anExportSaysWhatLeftAndWhetherItWasCut();
    void aReplayIsAnEvent();
    void callsAndListsAreRecorded();
    void aWaitingConfidentialTicketIsNotCounted();
    void theRecordOfReadingIsHeldToTheLog();
    void whatCannotBeRecordedIsNotShown();

private:
    std::string named(std::string text) const;
    std::vector<engine::Event> accesses() const;
    static bool sees(std::size_t person, const char* ticket);
    std::string tokenOf(std::size_t person);

    std::unique_ptr<Hall> m_hall;
    std::string m_open, m_secret, m_call, m_journal, m_secretJournal, m_sisterJournal;
    std::string m_openNumber, m_secretNumber;
    std::string m_lines;
};

void ServerAccess::initTestCase()
{
    m_hall = std::make_unique<Hall>();
    m_open = Hall::newId();
    m_secret = Hall::newId();
    m_call = Hall::newId();
    m_journal = Hall::newId();
    m_secretJournal = Hall::newId();
    m_sisterJournal = Hall::newId();
    m_openNumber = m_hall->give("1001", heatingTicket(m_open, "暖气片漏水")).ticketNumber;
    auto secret = heatingTicket(m_secret, "举报暖气乱收费");
    secret.colour = "confidential";
    m_secretNumber = m_hall->give("1001", secret).ticketNumber;
    QVERIFY(!m_openNumber.empty() && !m_secretNumber.empty());
    m_hall->api().topics.settle();
    m_lines = wire::sessionLines(
        {{1, 100, session::UtteranceHeard{1, session::Speaker::Caller, "我家暖气不热。", 0, 90}}});
    for (const auto& [journal, ticket, call] :
         {std::tuple{m_journal, m_open, "c-1"}, std::tuple{m_secretJournal, m_secret, "c-2"},
          std::tuple{m_sisterJournal, m_open, "c-2"}})
        QCOMPARE(m_hall
                     ->ask("PUT", "/v1/journals/" + journal, m_hall->token("1001"), m_lines,
                           {{"X-Call", call}, {"X-Ticket", ticket}})
                     .status,
                 201);
    QVERIFY(!m_hall->give("1001", engine::SignInSeat{SeatId("B17"), {}}).rejection);
    QVERIFY(
        !m_hall
             ->give("9100", engine::ReportCall{CallId(m_call), "13800006127", "12345", "2", {}, {}})
             .rejection);
    QVERIFY(!m_hall->give("1001", engine::AnswerCall{CallId(m_call), SeatId("B17")}).rejection);
}

std::string ServerAccess::named(std::string text) const
{
    for (const auto& [letter, id] :
         {std::pair{"/O", m_open}, std::pair{"/X", m_secret}, std::pair{"/K", m_call},
          std::pair{"/J", m_journal}, std::pair{"/Y", m_secretJournal},
          std::pair{"/Z", m_sisterJournal}})
        if (const auto at = text.find(letter);
            at != std::string::npos && (at + 2 == text.size() || text[at + 2] == '/'))
            text = text.substr(0, at + 1) + id + text.substr(at + 2);
    if (const auto at = text.find("\"K\""); at != std::string::npos)
        text = text.substr(0, at + 1) + m_call + text.substr(at + 2);
    return text;
}

bool ServerAccess::sees(std::size_t person, const char* ticket)
{
    const auto row = std::find_if(kTable.begin(), kTable.end(), [&](const Row& one) {
        return std::string(one.path) == std::string("/v1/tickets/") + ticket;
    });
    return row->answers[person] == '2';
}

std::string ServerAccess::tokenOf(std::size_t person)
{
    return person == kNobody ? std::string() : m_hall->token(kPeople[person]);
}

void ServerAccess::everyRouteStandsInTheTable()
{
    for (const auto& route : http::routes()) {
        const bool elsewhere =
            std::find(kElsewhere.begin(), kElsewhere.end(), route.path) != kElsewhere.end();
        const bool here = std::any_of(kTable.begin(), kTable.end(), [&](const Row& row) {
            return row.method == route.method && row.route == route.path;
        });
        QVERIFY2(elsewhere || here, std::string(route.path).c_str());
    }
    for (const auto& row : kTable)
        QCOMPARE(std::string(row.answers).size(), kPeople.size());
}

void ServerAccess::theTable_data()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("person");
    for (std::size_t row = 0; row < kTable.size(); ++row)
        for (std::size_t person = 0; person < kPeople.size(); ++person)
            QTest::addRow("%s %s %s by %s", kTable[row].method, kTable[row].path, kTable[row].body,
                          person == kNobody ? "nobody" : kPeople[person])
                << static_cast<int>(row) << static_cast<int>(person);
}

void ServerAccess::theTable()
{
    QFETCH(int, row);
    QFETCH(int, person);
    const auto& wanted = kTable[static_cast<std::size_t>(row)];
    const auto token = tokenOf(static_cast<std::size_t>(person));
    const char expected = wanted.answers[person];
    if (std::string(wanted.route) == "/v1/events" && expected == '2') {
        Ear ear(m_hall->port(), token, "");
        QCOMPARE(letterOf(ear.status()), expected);
        return;
    }
    const bool isJournal = std::string(wanted.method) == "PUT";
    const auto answer = m_hall->ask(
        wanted.method, named(wanted.path), token, isJournal ? m_lines : named(wanted.body),
        {{"X-Call", isJournal ? "c-1" : ""}, {"X-Ticket", isJournal ? m_open : ""}});
    QVERIFY2(letterOf(answer.status) == expected,
             (std::to_string(answer.status) + " " + answer.body.substr(0, 300)).c_str());
    if (expected == '-' || expected == 'x')
        for (const auto& trace :
             {m_secretNumber, std::string("乱收费"), std::string("13800006127")})
            QVERIFY2(answer.body.find(trace) == std::string::npos, "a refusal tells nothing");
}

void ServerAccess::listsSearchesAndSnapshots_data()
{
    QTest::addColumn<int>("person");
    for (std::size_t person = 0; person < kNobody; ++person)
        QTest::newRow(kPeople[person]) << static_cast<int>(person);
}

void ServerAccess::listsSearchesAndSnapshots()
{
    QFETCH(int, person);
    const auto who = static_cast<std::size_t>(person);
    const std::size_t visible = (sees(who, "O") ? 1 : 0) + (sees(who, "X") ? 1 : 0);
    for (const std::string query :
         {"", "?q=%E6%9A%96%E6%B0%94", "?caller=13800006127", "?state=dispatched", "?days=1",
          "?lon=113.8501&lat=35.0501&metres=300", "?limit=500"}) {
        const auto body = m_hall->ask("GET", "/v1/tickets" + query, tokenOf(who)).body;
        const auto found = wire::parseTickets(body);
        QVERIFY2(found.ok(), query.c_str());
        QCOMPARE(found.value().size(), visible);
        QCOMPARE(body.find(m_secret) != std::string::npos, sees(who, "X"));
    }
    const auto rare = m_hall->ask("GET", "/v1/tickets?q=%E4%B9%B1%E6%94%B6%E8%B4%B9", tokenOf(who));
    QCOMPARE(wire::parseTickets(rare.body).value().size(), std::size_t{sees(who, "X") ? 1U : 0U});
    const auto snapshot = m_hall->ask("GET", "/v1/snapshot", tokenOf(who)).body;
    for (const auto& trace : {m_secret, m_secretNumber, std::string("乱收费")})
        if (!sees(who, "X"))
            QVERIFY2(snapshot.find(trace) == std::string::npos, trace.c_str());
    if (!sees(who, "O"))
        QVERIFY(snapshot.find(m_openNumber) == std::string::npos);
}

/// The confidential ticket is the newer one: a list that ends at one tells nothing of it.
void ServerAccess::aLimitCountsWhatIsSeen()
{
    for (const std::string query : {"?limit=1", "?limit=1&caller=13800006127",
                                    "?limit=1&q=%E6%9A%96%E6%B0%94", "?limit=1&state=dispatched"}) {
        const auto found = wire::parseTickets(
            m_hall->ask("GET", "/v1/tickets" + query, m_hall->token("1002")).body);
        QVERIFY2(found.ok() && found.value().size() == 1, query.c_str());
        QCOMPARE(found.value().front().id.str(), m_open);
    }
}

void ServerAccess::counts_data()
{
    listsSearchesAndSnapshots_data();
}

void ServerAccess::counts()
{
    QFETCH(int, person);
    const auto who = static_cast<std::size_t>(person);
    const auto queues =
        wire::parseSnapshot(m_hall->ask("GET", "/v1/snapshot", tokenOf(who)).body).value().queues;
    const auto dispatched = queues.find("dispatched");
    // Who accepted the confidential ticket finds it in his list; the hall's lengths are its team's.
    const bool counted = std::string(kPeople[who]) == "4002";
    if (dispatched != queues.end())
        QCOMPARE(dispatched->second, counted ? 2 : 1);
    else
        QVERIFY2(!sees(who, "O") || std::string(kPeople[who]) == "u-heat-co", kPeople[who]);
}

void ServerAccess::push_data()
{
    listsSearchesAndSnapshots_data();
}

void ServerAccess::push()
{
    QFETCH(int, person);
    const auto who = static_cast<std::size_t>(person);
    Ear ear(m_hall->port(), tokenOf(who), "?after=0");
    bool secret = false;
    for (const auto& heard : ear.until(m_hall->api().log.lastSeq()))
        secret = secret || heard.data.find(m_secret) != std::string::npos;
    QCOMPARE(secret, sees(who, "X"));
}

/// Every AccessNoted of the log, oldest first.
std::vector<engine::Event> ServerAccess::accesses() const
{
    std::vector<engine::Event> noted;
    auto all = m_hall->api().log.read(0, 100'000);
    for (auto& event : all.value())
        if (std::holds_alternative<engine::AccessNoted>(event.body))
            noted.push_back(std::move(event));
    return noted;
}

void ServerAccess::unmaskingIsAnEventWithItsReason()
{
    const auto one = "/v1/tickets/" + m_openNumber;
    QVERIFY(m_hall->ask("GET", one, m_hall->token("4001")).body.find("13800006127") ==
            std::string::npos);
    const auto shown = m_hall->ask("POST", one + "/unmask", m_hall->token("4001"),
                                   R"({"reason":"来电人要求核实"})");
    QCOMPARE(shown.status, 200);
    QVERIFY(shown.body.find("13800006127") != std::string::npos);
    const auto noted = accesses();
    QCOMPARE(noted.back().actor, StaffId("4001"));
    const auto& access = std::get<engine::AccessNoted>(noted.back().body);
    QCOMPARE(access.act, std::string("unmask"));
    QCOMPARE(access.subject, m_open);
    QCOMPARE(access.reason, std::string("来电人要求核实"));
    const std::string endless = R"({"reason":")" + std::string(300, 'x') + R"("})";
    QCOMPARE(m_hall->ask("POST", one + "/unmask", m_hall->token("4001"), endless).status, 400);
    QCOMPARE(accesses().size(), noted.size());
}

void ServerAccess::anExportIsAnEventAndMasked()
{
    const auto ask = [&](const char* staff, const std::string& query) {
        return m_hall
            ->ask("POST", "/v1/tickets/export" + query, m_hall->token(staff),
                  R"({"reason":"月度分析"})")
            .body;
    };
    const auto table = ask("4001", "");
    QVERIFY(table.starts_with("\xEF\xBB\xBF\"工单编号\",\"受理时间\""));
    QVERIFY(table.find(m_openNumber) != std::string::npos);
    QVERIFY(table.find("138****6127") != std::string::npos);
    QVERIFY(table.find("13800006127") == std::string::npos);
    QVERIFY(table.find(m_secretNumber) == std::string::npos);
    const auto access = std::get<engine::AccessNoted>(accesses().back().body);
    QCOMPARE(access.act, std::string("export"));
    QCOMPARE(access.subject, std::string("1 tickets"));
    QCOMPARE(access.tickets, std::vector<TicketId>{TicketId(m_open)});
    QCOMPARE(access.reason, std::string("月度分析"));
    QVERIFY(ask("4002", "").find(m_secretNumber) != std::string::npos);
    QVERIFY(ask("4001", "?q=%E4%B9%B1%E6%94%B6%E8%B4%B9").find("乱收费") == std::string::npos);
    auto formula = heatingTicket(Hall::newId(), "=HYPERLINK(\"http://x\")");
    QVERIFY(!m_hall->give("1001", formula).rejection);
    QVERIFY(ask("4001", "").find("\"'=HYPERLINK(\"\"http://x\"\")\"") != std::string::npos);
}

void ServerAccess::anExportSaysWhatLeftAndWhetherItWasCut()
{
    Hall hall;
    std::vector<TicketId> made;
    for (const char* summary : {"暖气不热", "暖气漏水", "夜间施工"}) {
        const auto ticket = heatingTicket(Hall::newId(), summary);
        QVERIFY(!hall.give("1001", ticket).rejection);
        made.push_back(ticket.ticket);
    }
    const auto ask = [&](const std::string& query) {
        return hall.ask("POST", "/v1/tickets/export" + query, hall.token("4001"),
                        R"({"reason":"月度分析"})");
    };
    const auto noted = [&] {
        return std::get<engine::AccessNoted>(hall.api().log.read(0, 1000).value().back().body);
    };
    const auto all = ask("?q=%E6%9A%96%E6%B0%94&caller=13800006127&days=30");
    QCOMPARE(noted().subject, std::string("2 tickets: q=暖气&caller=138****6127&days=30"));
    QCOMPARE(noted().tickets, (std::vector<TicketId>{made[1], made[0]}));
    QVERIFY(!all.headers.contains("x-cut-at"));
    QVERIFY(all.headers.at("content-disposition").ends_with("\"tickets.csv\""));
    const auto cut = ask("?limit=2");
    QCOMPARE(noted().subject, std::string("2 tickets and more left out: limit=2"));
    QCOMPARE(noted().tickets, (std::vector<TicketId>{made[2], made[1]}));
    QCOMPARE(cut.headers.at("x-cut-at"), std::string("2"));
    QVERIFY(cut.headers.at("content-disposition").ends_with("\"tickets-newest-2.csv\""));
    QVERIFY(!ask("?limit=3").headers.contains("x-cut-at"));
}

void ServerAccess::aReplayIsAnEvent()
{
    QCOMPARE(m_hall->ask("GET", "/v1/journals/" + m_journal, m_hall->token("5001")).status, 200);
    const auto noted = accesses();
    QCOMPARE(noted.back().actor, StaffId("5001"));
    QCOMPARE(std::get<engine::AccessNoted>(noted.back().body).act, std::string("replay"));
    QCOMPARE(std::get<engine::AccessNoted>(noted.back().body).subject, m_journal);
    Ear ear(m_hall->port(), m_hall->token("4002"), "?after=0");
    for (const auto& heard : ear.until(m_hall->api().log.lastSeq()))
        QVERIFY2(heard.event != "AccessNoted", "nobody is told who reads what");
}

void ServerAccess::callsAndListsAreRecorded()
{
    const auto latest = [&] { return m_hall->api().access.latest(1).value().front(); };
    QCOMPARE(m_hall->ask("GET", "/v1/calls/" + m_call, m_hall->token("1001")).status, 200);
    QCOMPARE(latest().act, std::string("read_call"));
    QCOMPARE(m_hall->ask("GET", "/v1/calls/" + m_call, m_hall->token("4001")).status, 200);
    QVERIFY2(latest().staff == StaffId("1001"), "a masked number is nothing to record");
    QCOMPARE(m_hall->ask("GET", "/v1/snapshot", m_hall->token("4002")).status, 200);
    QCOMPARE(latest().act, std::string("snapshot"));
    Ear ear(m_hall->port(), m_hall->token("2001"), "");
    QCOMPARE(ear.status(), 200);
    QCOMPARE(latest().act, std::string("listen"));
}

/// Neither in a snapshot nor in the counters that are pushed to all supervisors alike.
void ServerAccess::aWaitingConfidentialTicketIsNotCounted()
{
    auto secret = heatingTicket(Hall::newId(), "举报暖气乱收费");
    secret.colour = "confidential";
    secret.lead = {};
    Ear supervisor(m_hall->port(), m_hall->token("4002"), "");
    QVERIFY(!m_hall->give("1001", secret).rejection);
    const auto counted = [](const std::string& body, const char* queue) {
        const auto snapshot = wire::parseSnapshot(body);
        const auto found = snapshot.value().queues.find(queue);
        return found == snapshot.value().queues.end() ? 0 : found->second;
    };
    auto heard = supervisor.nextEvent();
    while (!heard.event.empty() &&
           (heard.event != "counters" || counted(heard.data, "tickets_today") < 4))
        heard = supervisor.nextEvent();
    QCOMPARE(heard.event, std::string("counters"));
    for (const auto* queue : {"awaiting_dispatch", "accepted"}) {
        QCOMPARE(counted(m_hall->ask("GET", "/v1/snapshot", m_hall->token("4001")).body, queue), 0);
        QCOMPARE(counted(m_hall->ask("GET", "/v1/snapshot", m_hall->token("4002")).body, queue), 1);
        QCOMPARE(counted(heard.data, queue), 0);
    }
}

std::vector<engine::Event> sealsOf(Hall& hall)
{
    std::vector<engine::Event> seals;
    auto all = hall.api().log.read(0, 100'000);
    for (auto& event : all.value())
        if (const auto* noted = std::get_if<engine::AccessNoted>(&event.body);
            noted && noted->act == engine::kAccessLogAct)
            seals.push_back(std::move(event));
    return seals;
}

void ServerAccess::theRecordOfReadingIsHeldToTheLog()
{
    Hall hall;
    hall.token("1001");
    QVERIFY2(sealsOf(hall).empty(), "an hour has not passed");
    hall.restart();
    QCOMPARE(sealsOf(hall).size(), std::size_t{1});
    QVERIFY(sealsOf(hall).front().actor.empty());
    hall.restart();
    QVERIFY2(sealsOf(hall).size() == 1, "nothing was read");
    QCOMPARE(store::verifyStore(hall.api().database).value().faults, 0);

    Hall often([](auto& options) { options.sealEvery = std::chrono::milliseconds{5}; });
    QTRY_COMPARE(sealsOf(often).size(), std::size_t{1});
    often.token("1001");
    QTRY_COMPARE(sealsOf(often).size(), std::size_t{2});
}

void ServerAccess::whatCannotBeRecordedIsNotShown()
{
    Hall hall;
    const auto ticket = heatingTicket(Hall::newId());
    QVERIFY(!hall.give("1001", ticket).rejection);
    const auto& token = hall.token("1001");
    Poco::Data::Session session("SQLite", store::accessFile(hall.database()));
    session << "DROP TABLE access", Poco::Data::Keywords::now;
    for (const std::string path : {"/v1/snapshot", "/v1/tickets", "/v1/events", "/v1/tickets/"}) {
        const auto answer =
            hall.ask("GET", path + (path.ends_with('/') ? ticket.ticket.str() : ""), token);
        QVERIFY2(answer.status == 503 && answer.errorCode() == "io", path.c_str());
        QVERIFY(answer.body.find("13800006127") == std::string::npos);
    }
    QCOMPARE(
        hall.ask("POST", "/v1/login", {}, wire::loginBody({StaffId("1002"), kPassword})).status,
        503);
}

QTEST_GUILESS_MAIN(ServerAccess)
#include "tst_server_access.moc"
