#include "models/wire/event_json.h"
#include "server-stub/store/store_log.h"
#include "tests/server-stub/operate/process.h"

#include <QTemporaryDir>

#include <map>
#include <mutex>
#include <random>
#include <thread>

using namespace lianxin;
using namespace lianxin::operate::test;

namespace {

constexpr int kDesks = 4;

int killsWanted()
{
    bool given = false;
    const int kills = qEnvironmentVariableIntValue("LIANXIN_KILLS", &given);
    return given ? kills : 100;
}

engine::Command submission()
{
    engine::SubmitTicket submit;
    submit.ticket = TicketId(newId());
    for (const auto& [name, value] : {std::pair{ticket::field::kCallerNumber, "13800006127"},
                                      {ticket::field::kKind, "complaint"},
                                      {ticket::field::kSummary, "暖气不热"}}) {
        ticket::FieldValue field;
        field.name = name;
        field.value = field.display = value;
        submit.fields.push_back(std::move(field));
    }
    engine::Command command;
    command.id = CommandId(newId());
    command.body = std::move(submit);
    return command;
}

/// What desks were told, and what they sent without hearing of it.
class Record {
public:
    void sends(int desk, const engine::Command& command)
    {
        const std::lock_guard lock(m_mutex);
        m_open.insert_or_assign(desk, command);
    }
    void hears(int desk, const engine::Answer& answer)
    {
        const std::lock_guard lock(m_mutex);
        m_answered.emplace_back(m_open.at(desk), answer);
        m_open.erase(desk);
    }
    std::optional<engine::Command> unanswered(int desk)
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_open.find(desk);
        return it == m_open.end() ? std::nullopt : std::optional(it->second);
    }
    std::size_t answered()
    {
        const std::lock_guard lock(m_mutex);
        return m_answered.size();
    }
    /// When every desk is still.
    const std::vector<std::pair<engine::Command, engine::Answer>>& all() const
    {
        return m_answered;
    }

private:
    std::mutex m_mutex;
    std::map<int, engine::Command> m_open;
    std::vector<std::pair<engine::Command, engine::Answer>> m_answered;
};

/// Even desks are the gateway's and report calls, odd ones a call-taker's and submit tickets. What
/// was sent before the kill is sent again first, as a seat's outbox does.
void workUntilItBreaks(std::uint16_t port, int number, Record& record)
{
    const bool gateway = number % 2 == 0;
    try {
        Desk desk(port, gateway ? "9100" : "1001");
        while (true) {
            const auto open = record.unanswered(number);
            const auto command = open ? *open : gateway ? report() : submission();
            record.sends(number, command);
            record.hears(number, desk.give(command));
        }
    } catch (const Poco::Exception&) {
        // The server was killed: what was not answered may or may not have happened.
    }
}

void killUnderLoad(Process& server, Record& record, std::size_t answers)
{
    const std::size_t enough = record.answered() + answers;
    std::vector<std::thread> desks;
    for (int i = 0; i < kDesks; ++i)
        desks.emplace_back([&, i] { workUntilItBreaks(server.port(), i, record); });
    const bool busy = QTest::qWaitFor([&] { return record.answered() >= enough; }, 60'000);
    server.kill();
    for (auto& desk : desks)
        desk.join();
    QVERIFY2(busy, "the server answered");
}

} // namespace

/// Killed again and again in the middle of its work, the centre loses nothing it acknowledged and
/// does nothing twice. LIANXIN_KILLS says how often.
class Killed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losesNothingAndDoesNothingTwice();
};

void Killed::losesNothingAndDoesNothingTwice()
{
    QTemporaryDir folder;
    const QString database = folder.filePath("centre.db");
    Record record;
    std::mt19937 random(20261126);
    for (int round = 0; round < killsWanted(); ++round) {
        Process server(database);
        QVERIFY(server.port() != 0);
        killUnderLoad(server, record, 1 + random() % 120);
        if (QTest::currentTestFailed())
            return;
    }
    const auto checked = run({"verify", "--db", database});
    QVERIFY2(checked.code == 0, qPrintable(checked.out + checked.err));

    {
        Process server(database);
        Desk desk(server.port(), "9100");
        Desk taker(server.port(), "1001");
        for (const auto& [command, answer] : record.all()) {
            const bool call = std::holds_alternative<engine::ReportCall>(command.body);
            QVERIFY2((call ? desk : taker).give(command) == answer, "the first answer, from disk");
        }
    }
    auto store = store::Database::openExisting(database.toStdString());
    QVERIFY(store.ok());
    auto log = store::StoreLog::open(*store.value());
    QVERIFY(log.ok());
    std::map<CommandId, std::pair<std::int64_t, std::int64_t>> applied; ///< first and last event
    for (std::int64_t seq = 0; seq < log.value()->lastSeq();) {
        const auto events = log.value()->read(seq, 2000);
        QVERIFY(events.ok() && !events.value().empty());
        for (const auto& event : events.value()) {
            seq = event.seq;
            const auto [it, isNew] = applied.try_emplace(event.cause, seq, seq);
            if (event.cause.empty())
                continue;
            QVERIFY2(isNew || it->second.second == seq - 1, "its events stand together, once");
            it->second.second = seq;
        }
    }
    for (const auto& [command, answer] : record.all()) {
        QVERIFY(!answer.rejection);
        const auto it = applied.find(command.id);
        QVERIFY2(it != applied.end(), "acknowledged, and in the log");
        QCOMPARE(it->second, std::pair(answer.firstSeq, answer.lastSeq));
    }
}

QTEST_GUILESS_MAIN(Killed)
#include "tst_killed.moc"
