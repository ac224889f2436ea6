#include <QTest>

#include "models/places/jurisdiction.h"

#include <limits>

using namespace lianxin;
using namespace lianxin::places;

namespace {

/// A square of side 0.1° with its south-west corner at (x, y) tenths of a degree.
Area square(const char* code, int x, int y, const char* parent = "")
{
    const double west = 113 + x * 0.1;
    const double south = 35 + y * 0.1;
    return {
        DistrictCode{code},
        std::string("区") + code,
        DistrictCode{parent},
        {{{{west, south}, {west + 0.1, south}, {west + 0.1, south + 0.1}, {west, south + 0.1}}}}};
}

QStringList codes(const std::vector<DistrictCode>& list)
{
    QStringList out;
    for (const DistrictCode& code : list)
        out << QString::fromStdString(code.str());
    return out;
}

} // namespace

class JurisdictionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void insideAndOutside();
    void streetsWithin();
    void contestedStrip();
    void holes();
    void strange();
};

void JurisdictionTest::insideAndOutside()
{
    const Jurisdictions all({square("1", 0, 0), square("2", 1, 0)});
    const Jurisdiction inside = all.at({113.05, 35.05});
    QCOMPARE(inside.district.str(), std::string("1"));
    QCOMPARE(inside.districtName, std::string("区1"));
    QVERIFY(inside.contested.empty());
    QVERIFY(all.at({114, 36}).district.empty());
    QVERIFY(all.find(DistrictCode{"2"}) != nullptr);
    QVERIFY(all.find(DistrictCode{"3"}) == nullptr);
}

void JurisdictionTest::streetsWithin()
{
    const Jurisdictions all({square("1", 0, 0), square("11", 0, 0, "1")});
    const Jurisdiction found = all.at({113.05, 35.05});
    QCOMPARE(found.district.str(), std::string("1"));
    QCOMPARE(found.street.str(), std::string("11"));
}

/// 0.1° of longitude is 9.1 km here: 0.0005° are 45 m, 0.001° are 91 m.
void JurisdictionTest::contestedStrip()
{
    const Jurisdictions all(
        {square("1", 0, 0), square("2", 1, 0), square("3", 0, 1), square("4", 1, 1)});
    QCOMPARE(codes(all.at({113.0995, 35.05}).contested), QStringList{"2"});
    QCOMPARE(codes(all.at({113.099, 35.05}).contested), QStringList{});
    QCOMPARE(all.at({113.0998, 35.0998}).contested.size(), std::size_t{3});
    const Jurisdiction border = all.at({113.1, 35.05});
    QVERIFY(!border.district.empty());
    QCOMPARE(border.contested.size(), std::size_t{1});
    QVERIFY(border.contested[0] != border.district);
    const Jurisdiction outside = all.at({112.9997, 35.05});
    QVERIFY(outside.district.empty());
    QCOMPARE(codes(outside.contested), QStringList{"1"});
}

void JurisdictionTest::holes()
{
    Area ring = square("1", 0, 0);
    ring.polygons[0].push_back(
        {{113.04, 35.04}, {113.06, 35.04}, {113.06, 35.06}, {113.04, 35.06}});
    const Jurisdictions all({ring});
    QVERIFY(all.at({113.05, 35.05}).district.empty());
    QCOMPARE(all.at({113.02, 35.05}).district.str(), std::string("1"));
}

void JurisdictionTest::strange()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    Area empty{DistrictCode{"9"}, "空", {}, {{}, {{{113, 35}}}}};
    const Jurisdictions all({empty, square("1", 0, 0)});
    QCOMPARE(all.areas().size(), std::size_t{2});
    QVERIFY(all.at({nan, 35}).district.empty());
    QVERIFY(Jurisdictions().at({113, 35}).district.empty());
}

QTEST_APPLESS_MAIN(JurisdictionTest)
#include "tst_jurisdiction.moc"
