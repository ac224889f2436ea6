#include "models/item/ticket_sheet.h"
#include "models/item/wording.h"

#include <QTest>

using namespace lianxin;

namespace {

item::SheetWords words()
{
    return {[](const UnitId& unit) { return item::text("单位" + unit.str()); },
            [](const std::string&) { return QString(); },
            [](const std::string& colour) { return item::text("◆ " + colour); }};
}

QStringList linesOf(const engine::TicketView& ticket, const QString& label)
{
    QStringList values;
    for (const auto& row : item::sheetOf(ticket, words(), UtcTime{}))
        if (row.label == label)
            values.append(row.value);
    return values;
}

engine::TicketView joint()
{
    engine::TicketView ticket;
    ticket.number = "20261122-000017";
    engine::Assignment assignment;
    assignment.lead = UnitId{"a"};
    assignment.helpers = {UnitId{"b"}, UnitId{"c"}, UnitId{"d"}};
    assignment.parts = {{UnitId{"c"}, UtcTime{}, {}, {}},
                        {UnitId{"d"}, UtcTime{}, UtcTime{}, Personal{"已查明"}}};
    ticket.assignments = {assignment};
    return ticket;
}

} // namespace

class TestTicketSheet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aColourIsShown();
    void eachHelperStandsForItself();
    void whoWaitsForADispatcherTellsWhy();
    void numbersOfPersonsAreMasked();
};

void TestTicketSheet::aColourIsShown()
{
    auto ticket = joint();
    const QString label = QString::fromUtf8("多彩工单");
    QVERIFY(linesOf(ticket, label).isEmpty());
    ticket.colour = "business";
    QCOMPARE(linesOf(ticket, label), QStringList{QString::fromUtf8("◆ business")});
}

void TestTicketSheet::numbersOfPersonsAreMasked()
{
    auto ticket = joint();
    const auto add = [&](std::string_view name, const char* value) {
        ticket::FieldValue field;
        field.name = name;
        field.value = Personal{value};
        field.display = Personal{value};
        ticket.fields.push_back(std::move(field));
    };
    add(ticket::field::kCallbackNumber, "13800006128");
    add(ticket::field::kIdentity, "11010519491231002X");
    QCOMPARE(linesOf(ticket, QString::fromUtf8("另留电话")), QStringList{"138****6128"});
    QCOMPARE(linesOf(ticket, QString::fromUtf8("证件号码")), QStringList{"110***********002X"});
}

void TestTicketSheet::eachHelperStandsForItself()
{
    const auto ticket = joint();
    QCOMPARE(linesOf(ticket, QString::fromUtf8("承办单位")),
             QStringList{QString::fromUtf8("单位a")});
    QCOMPARE(linesOf(ticket, QString::fromUtf8("协办单位")),
             (QStringList{QString::fromUtf8("单位b"), QString::fromUtf8("单位c · 已签收"),
                          QString::fromUtf8("单位d · 已反馈：已查明")}));
}

void TestTicketSheet::whoWaitsForADispatcherTellsWhy()
{
    auto ticket = joint();
    ticket.queuedBecause = "地点临近区界，管辖不明";
    ticket.candidates = {{UnitId{"a"}, ""}, {UnitId{"b"}, "地点临近区界"}};
    QVERIFY(linesOf(ticket, QString::fromUtf8("待派单")).isEmpty());
    ticket.awaitingDispatch = true;
    QCOMPARE(linesOf(ticket, QString::fromUtf8("待派单")),
             QStringList{QString::fromUtf8("地点临近区界，管辖不明")});
    QCOMPARE(linesOf(ticket, QString::fromUtf8("可派单位")),
             (QStringList{QString::fromUtf8("单位a"), QString::fromUtf8("单位b（地点临近区界）")}));
}

QTEST_APPLESS_MAIN(TestTicketSheet)
#include "tst_ticket_sheet.moc"
