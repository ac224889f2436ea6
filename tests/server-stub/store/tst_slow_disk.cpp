#include "tests/server-stub/store/desk.h"
#include "tests/server-stub/store/slow_reads.h"

#include <atomic>
#include <mutex>
#include <set>
#include <thread>

using namespace lianxin;
using namespace lianxin::store;
using test::SlowReads;

namespace {

/// Of some long sentences each, so that few share a page.
constexpr int kTickets = 120;
constexpr std::chrono::milliseconds kOfADisk{2};

std::vector<TicketId> idsOf(const Result<std::vector<engine::TicketView>>& found)
{
    std::vector<TicketId> ids;
    if (found)
        for (const auto& ticket : found.value())
            ids.push_back(ticket.id);
    return ids;
}

class Readers {
public:
    SlowReads::Before noting()
    {
        return [this] {
            const std::lock_guard lock(m_mutex);
            m_threads.insert(std::this_thread::get_id());
        };
    }
    std::size_t count() const
    {
        const std::lock_guard lock(m_mutex);
        return m_threads.size();
    }

private:
    mutable std::mutex m_mutex;
    std::set<std::thread::id> m_threads;
};

void fill(StoreDesk& desk)
{
    for (int i = 0; i < kTickets; ++i) {
        std::string text = i % 2 == 0 ? "暖气不热" : "路灯不亮";
        for (int sentence = 0; sentence < 40; ++sentence)
            text += "，已经反映过第" + std::to_string(sentence) + "次了";
        QVERIFY(!desk.submit("t" + std::to_string(i), text).rejection);
    }
}

} // namespace

class TestSlowDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheSame_data();
    void findsTheSame();
    void manySearchesAtOnce();
    void whatIsNotThereIsLeft();
    void leavesNobodyWaiting();
};

void TestSlowDisk::findsTheSame_data()
{
    QTest::addColumn<TicketFilter>("filter");
    TicketFilter filter;
    filter.limit = 50;
    QTest::newRow("the newest") << filter;
    filter.words = "暖气";
    QTest::newRow("a word") << filter;
    filter.near = kSpot;
    QTest::newRow("a word near") << filter;
    filter.category = CategoryCode("0102");
    filter.limit = kMaxFound;
    QTest::newRow("fewer than asked for") << filter;
    filter.category = CategoryCode("0203");
    QTest::newRow("all are read and none fits") << filter;
}

void TestSlowDisk::findsTheSame()
{
    QFETCH(TicketFilter, filter);
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk);
    const auto expected = idsOf(desk.tickets->find(filter));
    const auto count = desk.tickets->count(filter).value();
    desk.close();
    desk.open();
    Readers readers;
    const SlowReads slow(SlowReads::Of::EveryPage, kOfADisk, readers.noting());
    QCOMPARE(idsOf(desk.tickets->find(filter)), expected);
    QCOMPARE(desk.tickets->count(filter).value(), count);
    QVERIFY(readers.count() > 1); // threads, one of them ours
    desk.close();
}

void TestSlowDisk::manySearchesAtOnce()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk);
    desk.close();
    desk.open();
    const SlowReads slow(SlowReads::Of::EveryPage, kOfADisk);
    std::atomic<int> right = 0;
    std::vector<std::jthread> askers;
    for (int i = 0; i < 2 * Database::kReaders; ++i)
        askers.emplace_back(
            [&] { right += desk.tickets->search("路灯", 50).value().size() == 50 ? 1 : 0; });
    askers.clear();
    QCOMPARE(right.load(), 2 * Database::kReaders);
    desk.close();
}

void TestSlowDisk::whatIsNotThereIsLeft()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk);
    RowsAtOnce atOnce(*desk.database);
    atOnce.read({});
    atOnce.read({-1, 0, 1, 100'000});
    desk.sql("ALTER TABLE ticket RENAME TO elsewhere");
    atOnce.read({1, 2, 3});
    RowsAtOnce without(*desk.database);
    without.read({1, 2, 3});
    desk.sql("ALTER TABLE elsewhere RENAME TO ticket");
    QCOMPARE(desk.tickets->search("路灯", 50).value().size(), std::size_t{50});
}

/// Threads that no longer find their file let their rows pass.
void TestSlowDisk::leavesNobodyWaiting()
{
    QTemporaryDir folder;
    StoreDesk desk(folder);
    fill(desk);
    const auto aside = desk.file + ".aside";
    QVERIFY(QFile::rename(QString::fromStdString(desk.file), QString::fromStdString(aside)));
    {
        RowsAtOnce atOnce(*desk.database);
        atOnce.read({1, 2, 3});
    }
    QVERIFY(!QFile::exists(QString::fromStdString(desk.file))); // no session made an empty one
    QVERIFY(QFile::rename(QString::fromStdString(aside), QString::fromStdString(desk.file)));
    QVERIFY(!desk.submit("last").rejection);
    desk.close();
    desk.open();
    QCOMPARE(desk.tickets->count({}).value(), std::int64_t{kTickets + 1});
}

QTEST_GUILESS_MAIN(TestSlowDisk)
#include "tst_slow_disk.moc"
