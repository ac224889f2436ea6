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
};

void TestTicketSheet::aColourIsShown()
{
    auto ticket = joint();
    const QString label = QString::fromUtf8("多彩工单");
    QVERIFY(linesOf(ticket, label).isEmpty());
    ticket.colour = "business";
    QCOMPARE(linesOf(ticket, label), QStringList{QString::fromUtf8("◆ business")});
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

QTEST_APPLESS_MAIN(TestTicketSheet)
#include "tst_ticket_sheet.moc"
