#include "models/item/desk_lists.h"
#include "models/item/topic_note.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;

namespace {

const UtcTime kNow = *base::parseIso("2026-11-25T15:00:00+08:00");

insight::TopicView hotTopic()
{
    insight::TopicView topic{"t1", "阳光小区 · 室温不达标", 13, 9, 12, 13};
    topic.hot = topic.rising = true;
    topic.reason = "近7天13件，此前8周平均每周0.1件";
    topic.first = kNow - std::chrono::days{3};
    topic.last = kNow - std::chrono::hours{1};
    return topic;
}

ticket::FieldValue field(const char* name, const std::string& value)
{
    ticket::FieldValue out;
    out.name = name;
    out.value = out.display = value;
    return out;
}

session::CallSession withTopic(int today, bool hot)
{
    session::CallSession session;
    session::fold(session, {1, 0,
                            session::TopicShown{"t1",
                                                "阳光小区 · 室温不达标",
                                                13,
                                                today,
                                                hot,
                                                hot ? "" : "近7天4件，此前8周平均每周0.3件",
                                                {}}});
    return session;
}

} // namespace

/// Lists called up at the desk, and the line that says a matter is hot.
class TestDeskLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void topics();
    void ticketsOfATopic();
    void oldAnswers();
    void aTableIsAModel();
    void theNote_data();
    void theNote();
    void theNoteGoes();
};

void TestDeskLists::topics()
{
    const auto table = item::topicsTable({hotTopic()}, true, kNow);
    QCOMPARE(table.rows.size(), std::size_t{1});
    QCOMPARE(table.rows.front().id, QStringLiteral("t1"));
    QCOMPARE(table.rows.front().cells,
             (QStringList{"热点 · 上升", "阳光小区 · 室温不达标", "13 件", "12 件", "13 件",
                          "近7天13件，此前8周平均每周0.1件", "今天 14:00"}));
    QCOMPARE(table.rows.front().cells.size(), table.columns.size());
    QVERIFY(item::topicsTable({}, false, kNow).subtitle != table.subtitle);
}

void TestDeskLists::ticketsOfATopic()
{
    session::TicketCard card;
    card.id = TicketId("a");
    card.number = "20261125-000012";
    card.kind = ticket::Kind::Complaint;
    card.state = "dispatched";
    card.unitName = "热力公司";
    card.outcome = "阳光小区 3 号楼";
    card.at = kNow - std::chrono::days{1};
    const auto table =
        item::topicTicketsTable(QStringLiteral("阳光小区 · 室温不达标"), {card}, kNow);
    QCOMPARE(table.rows.front().cells, (QStringList{"20261125-000012", "阳光小区 3 号楼", "投诉",
                                                    "已派单", "热力公司", "昨天 15:00"}));
    QCOMPARE(table.rows.front().cells.size(), table.columns.size());
}

void TestDeskLists::oldAnswers()
{
    engine::AnswerGiven given;
    given.version = 3;
    given.ticket.id = TicketId("a");
    given.ticket.number = "20261125-000012";
    given.ticket.acceptedAt = kNow - std::chrono::hours{2};
    given.ticket.fields = {field("caller_number", "13800006127"), field("caller_name", "王女士"),
                           field("summary", "咨询退费")};
    const auto table =
        item::answersGivenTable(QStringLiteral("供热温度不达标怎样退费？"), 4, 7, {given}, kNow);
    QCOMPARE(table.subtitle, QStringLiteral("供热温度不达标怎样退费？ · 现为第 4 版 · 共 7 件"));
    QCOMPARE(table.rows.front().cells, (QStringList{"13800006127", "王女士", "20261125-000012",
                                                    "咨询退费", "第 3 版", "今天 13:00"}));
    QCOMPARE(table.rows.front().cells.size(), table.columns.size());
    const auto gone = item::answersGivenTable(QStringLiteral("旧政策"), {}, 0, {}, kNow);
    QCOMPARE(gone.subtitle, QStringLiteral("旧政策 · 已停用 · 共 0 件"));
    QVERIFY(!gone.empty.isEmpty());
}

void TestDeskLists::aTableIsAModel()
{
    item::TableModel model(item::topicsTable({hotTopic(), hotTopic()}, true, kNow));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("事项"));
    QCOMPARE(model.index(1, 2).data(item::TableModel::IdRole).toString(), QStringLiteral("t1"));
    QCOMPARE(model.index(0, 2).data(Qt::AccessibleTextRole).toString(), QStringLiteral("共 13 件"));
}

void TestDeskLists::theNote_data()
{
    QTest::addColumn<int>("today");
    QTest::addColumn<bool>("hot");
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("words");
    QTest::newRow("hot today") << 12 << true << "热点 13 件"
                               << "同一片区同一事项，今天已有 12 件（热点）";
    QTest::newRow("hot before") << 0 << true << "热点 13 件"
                                << "同一片区同一事项，近期已有 13 件（热点）";
    QTest::newRow("rising") << 4 << false << "上升"
                            << "同一片区同一事项，今天已有 4 件（上升）";
}

void TestDeskLists::theNote()
{
    QFETCH(int, today);
    QFETCH(bool, hot);
    QFETCH(QString, mark);
    QFETCH(QString, words);
    item::TopicNote note;
    note.show(withTopic(today, hot));
    QVERIFY(note.line().known);
    QCOMPARE(note.line().mark, mark);
    QCOMPARE(note.line().words, words);
    QCOMPARE(note.line().reason.isEmpty(), hot);
}

void TestDeskLists::theNoteGoes()
{
    item::TopicNote note;
    QSignalSpy changed(&note, &item::TopicNote::lineChanged);
    auto session = withTopic(12, true);
    note.show(session);
    note.show(session);
    QCOMPARE(changed.size(), 1);
    session::fold(session, {2, 0, session::TopicShown{}});
    note.show(session);
    QVERIFY(!note.line().known);
    QCOMPARE(changed.size(), 2);
}

QTEST_APPLESS_MAIN(TestDeskLists)
#include "tst_desk_lists.moc"
