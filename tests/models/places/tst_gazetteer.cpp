#include <QTest>

#include "models/places/gazetteer.h"
#include "models/places/generic_term.h"
#include "models/text/utf.h"
#include "tests/models/places/demo_city.h"

#include <set>

using namespace lianxin;
using namespace lianxin::places;

namespace {

Place place(const char* id, const char* name, PlaceKind kind, const char* district = "1",
            std::vector<std::string> aliases = {})
{
    return {id, name, std::move(aliases), kind, Point{113.9, 35.3}, DistrictCode{district}, {}, {}};
}

const Gazetteer& small()
{
    static const Gazetteer made({
        place("d1", "红旗区", PlaceKind::District),
        place("d2", "长乐市", PlaceKind::District, "2"),
        place("s1", "东街街道", PlaceKind::Street),
        place("s2", "建新镇", PlaceKind::Street, "2"),
        place("v1", "北门社区居民委员会", PlaceKind::Village),
        place("v2", "音西村委会", PlaceKind::Village, "2"),
        place("r1", "平原路", PlaceKind::Road),
        place("r2", "六一南路", PlaceKind::Road, "2"),
        place("p1", "阳光小区", PlaceKind::Residential, "1", {"阳光小区东街院"}),
        place("p2", "阳光小区", PlaceKind::Residential, "2"),
        place("p3", "锦绣城二期", PlaceKind::Residential),
        place("p4", "牧野市第一人民医院", PlaceKind::Hospital, "1", {"市一院"}),
        place("p5", "梧桐湾小区", PlaceKind::Residential),
        place("p6", "牧野百货大楼", PlaceKind::Shop),
        place("w1", "龙津河", PlaceKind::River, "2"),
        place("x1", "A座大厦", PlaceKind::Office),
    });
    return made;
}

QString reason(MatchReason why)
{
    switch (why) {
    case MatchReason::Exact:
        return "=";
    case MatchReason::Alias:
        return "alias";
    case MatchReason::Abbreviated:
        return "short";
    case MatchReason::Homophone:
        return "sound";
    }
    return {};
}

QString shown(const std::string& text)
{
    QStringList out;
    for (const Mention& m : small().find(text)) {
        out << QString::fromStdString(small().place(m.place).id) + ":" +
                   QString::fromStdString(text::slice(text, {m.from, m.to})) + ":" + reason(m.why);
    }
    return out.join(' ');
}

} // namespace

class GazetteerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void scores();
    void lookups();
    void completes();
    void nearest();
    void shortens();
    void everyNameIsFound();
    void misheardNamesAreFound();
    void genericTerms_data();
    void genericTerms();
    void hostile();
};

void GazetteerTest::genericTerms_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("term");
    const auto row = [](const char* name, const char* term) {
        QTest::newRow(name) << QString(name) << QString(term);
    };
    row("阳光小区", "小区");
    row("卫河", "河");
    row("青岗蔬菜批发市场", "批发市场");
    row("西关社区卫生服务中心", "卫生服务中心");
    row("望巷公交站", "公交站");
    row("北戴家寨村", "村");
    // Nothing stands before it, or it is no word of its own.
    row("小区", "");
    row("书香苑", "");
    row("平原路", "");
    row("红旗区", "");
    row("", "");
}

void GazetteerTest::genericTerms()
{
    QFETCH(QString, name);
    QFETCH(QString, term);
    const auto length = genericTermOf(name.toStdU32String());
    QCOMPARE(name.right(length), term);
}

void GazetteerTest::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QString(text) << QString(expected);
    };
    row("我在红旗区平原路", "d1:红旗区:= r1:平原路:=");
    row("阳光小区的暖气", "p1:阳光小区:= p2:阳光小区:=");
    row("阳光小区东街院", "p1:阳光小区东街院:alias");
    row("住在市一院旁边", "p4:市一院:alias");
    row("第一人民医院", "p4:第一人民医院:short");
    row("市第一人民医院", "p4:市第一人民医院:short");
    row("长乐区", "d2:长乐区:alias");
    row("长乐那边", "d2:长乐:short");
    row("建新街道", "s2:建新街道:alias");
    row("音西村", "v2:音西村:alias");
    row("北门社区", "v1:北门社区:alias");
    row("六一南路", "r2:六一南路:=");
    row("锦绣城2期", "p3:锦绣城2期:=");
    row("锦 绣 城 二 期", "p3:锦 绣 城 二 期:=");
    row("平远路口", "r1:平远路:sound");
    row("吾同湾小区", "p5:吾同湾小区:sound");
    row("牧野百货大漏", "p6:牧野百货大漏:sound");
    row("阳光很好", "");
    row("我的和平", "");
    row("BA座大厦", "");
    row("", "");
}

void GazetteerTest::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(shown(text.toStdString()), expected);
}

void GazetteerTest::scores()
{
    const auto score = [](const char* text) {
        const auto found = small().find(text);
        return found.empty() ? 0.0 : found.front().score;
    };
    QCOMPARE(score("平原路"), 1.0);
    QVERIFY(score("平原路") > score("市一院"));
    QVERIFY(score("市一院") > score("第一人民医院"));
    QVERIFY(score("第一人民医院") > score("平远路"));
    QVERIFY(score("平远路") >= 0.4);
}

void GazetteerTest::lookups()
{
    QCOMPARE(small().indexOf("p3"), 10);
    QCOMPARE(small().indexOf("none"), -1);
    QCOMPARE(small().named("阳光小区").size(), std::size_t{2});
    QVERIFY(small().named("阳光").empty());
    QVERIFY(small().named("").empty());
    QCOMPARE(small().soundingLike("平远路").size(), std::size_t{1});
    QVERIFY(small().soundingLike("").empty());
    QVERIFY_THROWS_EXCEPTION(std::out_of_range, small().place(99));
}

void GazetteerTest::completes()
{
    const auto first = [](const char* typed) {
        const auto found = small().complete(typed, 5);
        return found.empty() ? std::string{} : small().place(found.front()).name;
    };
    QCOMPARE(first("平原"), std::string("平原路"));
    QCOMPARE(first("pyl"), std::string("平原路"));
    QCOMPARE(first("PY"), std::string("平原路"));
    QVERIFY(small().complete("", 5).empty());
    QVERIFY(small().complete("阳光", 0).empty());
    QCOMPARE(small().complete("阳光", 1).size(), std::size_t{1});
}

void GazetteerTest::nearest()
{
    const Gazetteer city(test::demoCity().places, test::demoCity().roads);
    const int sunshine = city.named("阳光小区").front();
    const Point at = *city.place(sunshine).point;
    const auto around = city.nearest(at, 5, 1500);
    QCOMPARE(around.size(), std::size_t{5});
    QCOMPARE(around.front(), sunshine);
    double last = 0;
    for (const int index : around) {
        const double metres = distanceMetres(at, *city.place(index).point);
        QVERIFY(metres >= last && metres <= 1500);
        last = metres;
    }
    QVERIFY(!city.nearestRoad(at).empty());
    QVERIFY(city.nearestRoad({100, 30}).empty());
    QVERIFY(city.nearest({100, 30}, 5).empty());
}

void GazetteerTest::shortens()
{
    const auto shortest = [](std::u32string_view name, PlaceKind kind) {
        const auto forms = shortForms(name, kind);
        return forms.empty() ? std::string{} : text::toUtf8(forms.back());
    };
    QCOMPARE(shortest(U"阳光小区", PlaceKind::Residential), std::string("阳光"));
    QCOMPARE(shortest(U"东街街道", PlaceKind::Street), std::string("东街"));
    QCOMPARE(shortest(U"北门社区居民委员会", PlaceKind::Village), std::string("北门"));
    QCOMPARE(shortest(U"音西村委会", PlaceKind::Village), std::string("音西"));
    QCOMPARE(shortest(U"平原路", PlaceKind::Road), std::string());
    QCOMPARE(shortest(U"王村", PlaceKind::Village), std::string());
}

void GazetteerTest::everyNameIsFound()
{
    const Gazetteer city(test::demoCity().places, test::demoCity().roads);
    for (std::size_t i = 0; i < city.places().size(); ++i) {
        const std::string said = "我要反映" + city.places()[i].name + "，有问题";
        const auto found = city.find(said);
        const bool hit = std::any_of(found.begin(), found.end(), [&](const Mention& m) {
            return m.place == static_cast<int>(i) && m.why == MatchReason::Exact;
        });
        const std::size_t homonyms = city.named(city.places()[i].name).size();
        QVERIFY2(hit || homonyms > kMaxHomonyms, city.places()[i].name.c_str());
    }
}

void GazetteerTest::misheardNamesAreFound()
{
    const Gazetteer city(test::demoCity().places, test::demoCity().roads);
    const std::pair<const char*, const char*> said[] = {{"我住在羊光小区", "阳光小区"},
                                                        {"人民宫园里面", "人民公园"},
                                                        {"牧野百货大搂", "牧野百货大楼"},
                                                        {"平园路和新中大道", "平原路"}};
    for (const auto& [words, name] : said) {
        const auto found = city.find(words);
        QVERIFY2(std::any_of(found.begin(), found.end(),
                             [&, wanted = std::string(name)](const Mention& m) {
                                 return city.place(m.place).name == wanted;
                             }),
                 words);
    }
}

void GazetteerTest::hostile()
{
    QVERIFY(Gazetteer().find("平原路").empty());
    QVERIFY(small().find(std::string(30000, '\xE5')).empty());
    std::string long_;
    for (int i = 0; i < 8000; ++i)
        long_ += "阳光平原";
    const auto found = small().find(long_);
    for (std::size_t i = 1; i < found.size(); ++i)
        QVERIFY(found[i].from >= found[i - 1].from);
    QVERIFY(Gazetteer({Place{}, place("", "一", PlaceKind::Other)}).find("一二一").empty());
}

QTEST_APPLESS_MAIN(GazetteerTest)
#include "tst_gazetteer.moc"
