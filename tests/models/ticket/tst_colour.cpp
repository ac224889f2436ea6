#include <QTest>

#include "models/ticket/colour.h"

#include <set>

using namespace lianxin;
using namespace lianxin::ticket;

namespace {

std::vector<Colour> colours()
{
    Colour byHand;
    byHand.id = "business";
    Colour reports;
    reports.id = "confidential";
    reports.kinds = {Kind::Report};
    Colour wages;
    wages.id = "wages";
    wages.categories = {CategoryCode{"0501"}};
    Colour both;
    both.id = "both";
    both.kinds = {Kind::Complaint, Kind::Help};
    both.categories = {CategoryCode{"03"}, CategoryCode{"04"}};
    return {byHand, reports, wages, both};
}

} // namespace

class TestColour : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatComesByItself_data();
    void whatComesByItself();
    void foundById();
    void everyShapeHasItsWords();
};

void TestColour::whatComesByItself_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("category");
    QTest::addColumn<QString>("colour");
    const auto row = [](Kind kind, const char* category, const char* colour) {
        QTest::addRow("%s %s", name(kind).data(), category)
            << static_cast<int>(kind) << category << colour;
    };
    row(Kind::Report, "0102", "confidential");
    row(Kind::Report, "0501", "confidential");
    row(Kind::Enquiry, "050103", "wages");
    row(Kind::Enquiry, "0502", "");
    row(Kind::Complaint, "0301", "both");
    row(Kind::Help, "0401", "both");
    row(Kind::Enquiry, "0301", "");
    row(Kind::Complaint, "", "");
}

void TestColour::whatComesByItself()
{
    QFETCH(int, kind);
    QFETCH(QString, category);
    QFETCH(QString, colour);
    const auto all = colours();
    const auto* got = colourFor(all, static_cast<Kind>(kind), CategoryCode{category.toStdString()});
    QCOMPARE(QString::fromStdString(got ? got->id : std::string()), colour);
}

void TestColour::foundById()
{
    const auto all = colours();
    QCOMPARE(findColour(all, "wages"), &all[2]);
    QVERIFY(!findColour(all, "wage"));
    QVERIFY(!findColour(all, ""));
}

void TestColour::everyShapeHasItsWords()
{
    std::set<std::string_view> words;
    for (const auto shape : kMarkShapes) {
        QCOMPARE(parseMarkShape(name(shape)), std::optional{shape});
        QCOMPARE(parseMarkShape(chineseName(shape)), std::optional{shape});
        words.insert(name(shape));
    }
    QCOMPARE(words.size(), kMarkShapes.size());
    QVERIFY(!parseMarkShape("blob"));
}

QTEST_APPLESS_MAIN(TestColour)
#include "tst_colour.moc"
