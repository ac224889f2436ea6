#include <QTest>

#include "tests/models/engine/desk.h"

using namespace lianxin;
using namespace lianxin::engine;
using namespace lianxin::engine::test;
using namespace std::chrono_literals;

namespace {

/// Three tickets, an hour and about 900 metres apart.
class ThreeTickets : public Desk {
public:
    ThreeTickets()
    {
        const char* summaries[] = {"夜间施工扰民", "暖气不热", "夜间烧烤油烟"};
        for (int i = 0; i < 3; ++i) {
            const auto id = std::to_string(i) + "-t";
            auto command = submission(id.c_str());
            command.fields[3] = field(ticket::field::kSummary, summaries[i]);
            command.point = places::Point{113.85 + 0.01 * i, 35.05};
            give(taker(), command);
            wait(1h);
        }
    }
};

std::vector<std::string> ids(const Result<std::vector<TicketView>>& tickets)
{
    std::vector<std::string> found;
    for (const auto& ticket : tickets.value())
        found.push_back(ticket.id.str());
    return found;
}

using Ids = std::vector<std::string>;

} // namespace

class TestMemoryPorts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofCaller();
    void near();
    void search_data();
    void search();
    void theLogReadsInPages();
    void theLogFailsWhenTold();
};

void TestMemoryPorts::ofCaller()
{
    ThreeTickets desk;
    QCOMPARE(ids(desk.query.ofCaller(Personal{"13800006127"}, 10)), (Ids{"2-t", "1-t", "0-t"}));
    QCOMPARE(ids(desk.query.ofCaller(Personal{"13800006127"}, 1)), Ids{"2-t"});
    QVERIFY(desk.query.ofCaller(Personal{"13900000000"}, 10).value().empty());
    QVERIFY(desk.query.ofCaller(Personal{}, 10).value().empty());
}

void TestMemoryPorts::near()
{
    ThreeTickets desk;
    const places::Point here{113.85, 35.05};
    QCOMPARE(ids(desk.query.near(here, 500, {}, 10)), Ids{"0-t"});
    QCOMPARE(ids(desk.query.near(here, 1000, {}, 10)), (Ids{"1-t", "0-t"}));
    QCOMPARE(ids(desk.query.near(here, 5000, at("2026-11-23T10:00:00"), 10)), (Ids{"2-t", "1-t"}));
}

void TestMemoryPorts::search_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("one word") << "夜间" << QStringList{"2-t", "0-t"};
    QTest::newRow("every word") << "夜间 油烟" << QStringList{"2-t"};
    QTest::newRow("number") << "20261123-000002" << QStringList{"1-t"};
    QTest::newRow("phone") << "6127" << QStringList{"2-t", "1-t", "0-t"};
    QTest::newRow("nothing") << "霓虹灯" << QStringList{};
}

void TestMemoryPorts::search()
{
    QFETCH(QString, words);
    QFETCH(QStringList, found);
    ThreeTickets desk;
    QStringList ours;
    for (const auto& id : ids(desk.query.search(words.toStdString(), 10)))
        ours << QString::fromStdString(id);
    QCOMPARE(ours, found);
}

void TestMemoryPorts::theLogReadsInPages()
{
    ThreeTickets desk;
    std::int64_t seq = 0;
    while (seq < desk.log.lastSeq()) {
        const auto page = desk.log.read(seq, 4).value();
        QVERIFY(!page.empty() && page.size() <= 4);
        QCOMPARE(page.front().seq, seq + 1);
        seq = page.back().seq;
    }
    QVERIFY(desk.log.read(seq, 4).value().empty());
}

void TestMemoryPorts::theLogFailsWhenTold()
{
    MemoryLog log;
    Batch batch;
    batch.events.resize(2);
    log.failWhen([](const Batch& asked) {
        return asked.events.size() > 1 ? std::optional{Error{"disk_full", ""}} : std::nullopt;
    });
    QVERIFY(!log.append(batch).ok());
    QCOMPARE(log.lastSeq(), 0);
    batch.events.resize(1);
    QVERIFY(log.append(batch).ok());
    QCOMPARE(log.lastSeq(), 1);
}

QTEST_APPLESS_MAIN(TestMemoryPorts)
#include "tst_engine_memory_ports.moc"
