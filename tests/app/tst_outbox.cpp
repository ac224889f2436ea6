#include "app/sync/api_client.h"
#include "app/sync/local_store.h"
#include "app/sync/outbox.h"
#include "tests/app/transcript.h"
#include "tests/support/full_disk.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace std::chrono_literals;
using tests::answersTo;
using tests::errorOf;
using tests::idsIn;
using tests::urge;

namespace {

constexpr UtcTime kAsked{Milliseconds(1795330800000)};

/// When each command of a batch was asked for, and whether it says that this was earlier.
QStringList timesIn(const tests::HttpRequest& said)
{
    QStringList times;
    const auto batch = wire::parseBatch(said.body.toStdString());
    for (const auto& [id, command] : batch.value())
        times += QString::number(
                     command.value().occurredAt.value_or(UtcTime{}).time_since_epoch().count()) +
                 (command.value().offline ? " late" : "");
    return times;
}

} // namespace

/// Server says, client says: each command reaches the centre once, in order, whatever happens on
/// the way.
class TestOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneCommand();
    void severalGoTogether();
    void whatComesMeanwhileGoesNext();
    void nothingBeforeTheStart();
    void lostAnswer();
    void trouble_data();
    void trouble();
    void nobodyIsThere();
    void serverStopsAnswering();
    void loginIsGone();
    void surviveARestart();
    void rejectionIsAnAnswer();
    void largeBatchIsDivided();
    void unreadableCommandBlocksNobody();
    void commandThatNoRequestCarriesBlocksNobody();
    void aFullDiskHoldsNothingBack();
    void whatComesLateSaysWhenItWas();
    void droppedWhileAsking();

private:
    void reopen();

    QTemporaryDir m_folder;
    std::unique_ptr<tests::HttpPeer> m_peer;
    std::unique_ptr<sync::LocalStore> m_store;
    std::unique_ptr<sync::ApiClient> m_api;
    std::unique_ptr<sync::Outbox> m_outbox;
    QStringList m_answered;
    QStringList m_failed;
    QStringList m_refused;
    int m_number = 0;
};

void TestOutbox::init()
{
    ++m_number;
    m_peer = std::make_unique<tests::HttpPeer>();
    reopen();
    m_outbox->start();
}

void TestOutbox::cleanup()
{
    m_outbox.reset();
    m_api.reset();
    m_store.reset();
    m_peer.reset();
}

/// As after a restart of the seat.
void TestOutbox::reopen()
{
    m_outbox.reset();
    m_api.reset();
    m_store = std::make_unique<sync::LocalStore>();
    QVERIFY(m_store->open(m_folder.filePath(QString::number(m_number))).ok());
    m_api = std::make_unique<sync::ApiClient>(m_peer->url());
    m_outbox = std::make_unique<sync::Outbox>(*m_api, *m_store);
    m_answered.clear();
    m_failed.clear();
    m_refused.clear();
    connect(m_outbox.get(), &sync::Outbox::answered, this, [this](const engine::Answer& answer) {
        m_answered += QString::fromStdString(answer.command.str());
    });
    connect(m_outbox.get(), &sync::Outbox::failed, this,
            [this](const QString& code) { m_failed += code; });
    connect(m_outbox.get(), &sync::Outbox::refused, this,
            [this](const QString& code) { m_refused += code; });
}

void TestOutbox::oneCommand()
{
    m_outbox->push(urge("a"));
    QCOMPARE(m_outbox->waiting(), 1);
    const auto said = m_peer->clientSays();
    QCOMPARE(said.method + ' ' + said.path, QByteArray("POST /v1/commands"));
    QCOMPARE(idsIn(said), QStringList("a"));
    QCOMPARE(m_store->commandCount(), 1);
    m_peer->serverSays(said, 200, answersTo({"a"}));
    QTRY_COMPARE(m_answered, QStringList("a"));
    QCOMPARE(m_outbox->waiting(), 0);
    QCOMPARE(m_store->commandCount(), 0);
    QVERIFY(m_peer->clientIsQuiet());
}

void TestOutbox::severalGoTogether()
{
    const QStringList ids{"a", "b", "c"};
    for (const QString& id : ids)
        m_outbox->push(urge(id.toStdString()));
    const auto said = m_peer->clientSays();
    QCOMPARE(idsIn(said), ids);
    m_peer->serverSays(said, 200, answersTo(ids));
    QTRY_COMPARE(m_answered, ids);
}

void TestOutbox::whatComesMeanwhileGoesNext()
{
    m_outbox->push(urge("a"));
    const auto first = m_peer->clientSays();
    QCOMPARE(idsIn(first), QStringList("a"));
    m_outbox->push(urge("b"));
    m_outbox->push(urge("c"));
    QVERIFY2(m_peer->clientIsQuiet(), "one batch at a time, or the order is lost");
    m_peer->serverSays(first, 200, answersTo({"a"}));
    const auto second = m_peer->clientSays();
    QCOMPARE(idsIn(second), QStringList({"b", "c"}));
    m_peer->serverSays(second, 200, answersTo({"b", "c"}));
    QTRY_COMPARE(m_answered, QStringList({"a", "b", "c"}));
}

void TestOutbox::nothingBeforeTheStart()
{
    reopen();
    m_outbox->push(urge("a"));
    m_outbox->wake();
    QCOMPARE(m_store->commandCount(), 1);
    QVERIFY(m_peer->clientIsQuiet());
    m_outbox->start();
    QCOMPARE(idsIn(m_peer->clientSays()), QStringList("a"));
}

void TestOutbox::lostAnswer()
{
    m_outbox->push(urge("a"));
    m_outbox->push(urge("b"));
    const auto first = m_peer->clientSays();
    QCOMPARE(idsIn(first), QStringList({"a", "b"}));
    m_peer->serverGoesAway();
    QTRY_VERIFY(m_failed.contains("offline"));
    QCOMPARE(m_outbox->waiting(), 2);
    m_peer->serverComesBack();
    const auto again = m_peer->clientSays();
    QCOMPARE(again.body, first.body);
    m_peer->serverSays(again, 200, answersTo({"a", "b"}));
    QTRY_COMPARE(m_answered, QStringList({"a", "b"}));
    QVERIFY(m_peer->clientIsQuiet());
}

void TestOutbox::trouble_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::newRow("the store refuses") << 503 << errorOf("disk_full") << "disk_full";
    QTest::newRow("overloaded") << 503 << errorOf("overloaded") << "overloaded";
    QTest::newRow("an error page") << 502 << QByteArray("<html>") << "bad_answer";
    QTest::newRow("garbage") << 200 << QByteArray("ok ok ok") << "bad_answer";
    QTest::newRow("nothing") << 200 << QByteArray() << "bad_answer";
    QTest::newRow("too few answers") << 200 << answersTo({}) << "bad_answer";
    QTest::newRow("too many answers") << 200 << answersTo({"a", "b"}) << "bad_answer";
    QTest::newRow("answers to something else") << 200 << answersTo({"z"}) << "bad_answer";
    QTest::newRow("another protocol") << 400 << errorOf("unknown_protocol") << "unknown_protocol";
}

void TestOutbox::trouble()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    m_outbox->push(urge("a"));
    m_peer->serverSays(m_peer->clientSays(), status, body);
    QTRY_COMPARE(m_failed, QStringList(code));
    QCOMPARE(m_answered, QStringList());
    QCOMPARE(m_store->commandCount(), 1);
    const auto again = m_peer->clientSays();
    QCOMPARE(idsIn(again), QStringList("a"));
    m_peer->serverSays(again, 200, answersTo({"a"}));
    QTRY_COMPARE(m_answered, QStringList("a"));
}

void TestOutbox::nobodyIsThere()
{
    m_peer->serverGoesAway();
    m_outbox->push(urge("a"));
    QTRY_VERIFY(m_failed.contains("offline"));
    m_outbox->push(urge("b"));
    QCOMPARE(m_outbox->waiting(), 2);
    m_peer->serverComesBack();
    m_outbox->wake();
    const auto said = m_peer->clientSays();
    QCOMPARE(idsIn(said), QStringList({"a", "b"}));
    m_peer->serverSays(said, 200, answersTo({"a", "b"}));
    QTRY_COMPARE(m_answered, QStringList({"a", "b"}));
}

void TestOutbox::serverStopsAnswering()
{
    m_api->setTimeout(50ms);
    m_outbox->push(urge("a"));
    QCOMPARE(idsIn(m_peer->clientSays()), QStringList("a"));
    QTRY_COMPARE(m_failed, QStringList("timeout"));
    m_api->setTimeout(5s);
    const auto again = m_peer->clientSays();
    QCOMPARE(idsIn(again), QStringList("a"));
    m_peer->serverSays(again, 200, answersTo({"a"}));
    QTRY_COMPARE(m_answered, QStringList("a"));
}

void TestOutbox::loginIsGone()
{
    m_outbox->push(urge("a"));
    m_peer->serverSays(m_peer->clientSays(), 401, errorOf("unauthorised"));
    QTRY_COMPARE(m_refused, QStringList("unauthorised"));
    QCOMPARE(m_failed, QStringList());
    m_outbox->push(urge("b"));
    QVERIFY2(!QTest::qWaitFor([this] { return !m_peer->clientIsQuiet(); }, 600),
             "not again before somebody has logged in");
    QCOMPARE(m_store->commandCount(), 2);
    m_api->setToken("new");
    m_outbox->wake();
    const auto said = m_peer->clientSays();
    QCOMPARE(said.headers.value("authorization"), QByteArray("Bearer new"));
    QCOMPARE(idsIn(said), QStringList({"a", "b"}));
    m_peer->serverSays(said, 200, answersTo({"a", "b"}));
    QTRY_COMPARE(m_answered, QStringList({"a", "b"}));
    QCOMPARE(m_refused.size(), 1);
}

void TestOutbox::surviveARestart()
{
    m_outbox->push(urge("a"));
    m_outbox->push(urge("b"));
    const auto lost = m_peer->clientSays();
    reopen();
    QVERIFY(m_peer->clientIsQuiet());
    m_outbox->push(urge("c"));
    m_outbox->start();
    QCOMPARE(m_outbox->waiting(), 3);
    const auto said = m_peer->clientSays();
    QCOMPARE(idsIn(said), idsIn(lost) + QStringList("c"));
    m_peer->serverSays(said, 200, answersTo({"a", "b", "c"}));
    QTRY_COMPARE(m_answered, QStringList({"a", "b", "c"}));
}

void TestOutbox::rejectionIsAnAnswer()
{
    bool rejected = false;
    connect(m_outbox.get(), &sync::Outbox::answered, this, [&](const engine::Answer& answer) {
        rejected = answer.rejection && answer.rejection->code == "illegal_transition";
    });
    m_outbox->push(urge("a"));
    engine::Answer answer;
    answer.command = CommandId("a");
    answer.rejection = engine::Rejection{"illegal_transition", {}};
    m_peer->serverSays(m_peer->clientSays(), 200,
                       QByteArray::fromStdString(wire::batchAnswerBody({{answer}, 0})));
    QTRY_VERIFY(rejected);
    QCOMPARE(m_store->commandCount(), 0);
}

void TestOutbox::largeBatchIsDivided()
{
    constexpr int kMany = 120;
    QStringList ids;
    for (int i = 0; i < kMany; ++i) {
        ids += QString::number(i);
        auto command = urge(std::to_string(i));
        std::get<engine::UrgeTicket>(command.body).note = std::string(16000, 'x');
        m_outbox->push(command);
    }
    QStringList received;
    while (received.size() < kMany) {
        const auto said = m_peer->clientSays();
        QVERIFY(!said.method.isEmpty());
        QVERIFY2(said.body.size() < static_cast<qsizetype>(wire::kMaxBody),
                 qPrintable(QString::number(said.body.size())));
        received += idsIn(said);
        m_peer->serverSays(said, 200, answersTo(idsIn(said)));
    }
    QCOMPARE(received, ids);
    QTRY_COMPARE(m_answered, ids);
}

void TestOutbox::unreadableCommandBlocksNobody()
{
    m_store->pushCommand({1, "{\"id\":\"a\",\"type\":\"UrgeTick"});
    m_store->flush();
    reopen();
    m_outbox->push(urge("b"));
    m_outbox->start();
    const auto said = m_peer->clientSays();
    QCOMPARE(idsIn(said), QStringList("b"));
    QCOMPARE(m_failed, QStringList("store_damaged"));
    m_peer->serverSays(said, 200, answersTo({"b"}));
    QTRY_COMPARE(m_answered, QStringList("b"));
    QCOMPARE(m_store->commandCount(), 0);
    QCOMPARE(m_outbox->waiting(), 0);
}

void TestOutbox::commandThatNoRequestCarriesBlocksNobody()
{
    std::string code;
    connect(m_outbox.get(), &sync::Outbox::answered, this, [&](const engine::Answer& answer) {
        if (answer.rejection)
            code = answer.command.str() + " " + answer.rejection->code;
    });
    auto large = urge("a");
    std::get<engine::UrgeTicket>(large.body).note = std::string(2 * wire::kMaxBody, 'x');
    m_outbox->push(large);
    m_outbox->push(urge("b"));
    const auto said = m_peer->clientSays();
    QCOMPARE(idsIn(said), QStringList("b"));
    QCOMPARE(code, std::string("a too_large"));
    m_peer->serverSays(said, 200, answersTo({"b"}));
    QTRY_COMPARE(m_answered, QStringList({"a", "b"}));
    QCOMPARE(m_store->commandCount(), 0);
    QCOMPARE(m_outbox->waiting(), 0);
}

/// A call can be ended although its journal cannot be written any more.
void TestOutbox::aFullDiskHoldsNothingBack()
{
    const tests::FullDisk full;
    QSignalSpy refused(m_store.get(), &sync::LocalStore::failed);
    m_outbox->push(urge("a"));
    const auto said = m_peer->clientSays();
    QCOMPARE(idsIn(said), QStringList("a"));
    QTRY_COMPARE(refused.count(), 1);
    m_outbox->push(urge("b"));
    m_peer->serverSays(said, 200, answersTo({"a"}));
    QTRY_COMPARE(m_answered, QStringList("a"));
    QCOMPARE(idsIn(m_peer->clientSays()), QStringList("b"));
    QCOMPARE(m_outbox->waiting(), 1);
}

/// The centre counts a ticket's clocks from when it was told, not from when the link was back.
void TestOutbox::whatComesLateSaysWhenItWas()
{
    auto command = urge("a");
    command.occurredAt = kAsked;
    m_outbox->push(command);
    QCOMPARE(timesIn(m_peer->clientSays()), QStringList("1795330800000"));
    m_peer->serverGoesAway();
    QTRY_VERIFY(m_failed.contains("offline"));
    m_peer->serverComesBack();
    QCOMPARE(timesIn(m_peer->clientSays()), QStringList("1795330800000 late"));
    reopen();
    command.id = CommandId("b");
    m_outbox->push(command);
    m_outbox->start();
    const auto both = m_peer->clientSays();
    QCOMPARE(timesIn(both), QStringList({"1795330800000 late", "1795330800000"}));
    m_peer->serverSays(both, 401, errorOf("unauthorised"));
    QTRY_COMPARE(m_refused.size(), 1);
    command.id = CommandId("c");
    m_outbox->push(command);
    m_outbox->wake();
    QCOMPARE(timesIn(m_peer->clientSays()), QStringList(3, "1795330800000 late"));
}

void TestOutbox::droppedWhileAsking()
{
    m_outbox->push(urge("a"));
    const auto said = m_peer->clientSays();
    m_outbox.reset();
    m_peer->serverSays(said, 200, answersTo({"a"}));
    QTest::qWait(50);
    QCOMPARE(m_store->commandCount(), 1);
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
