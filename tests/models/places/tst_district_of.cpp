#include <QTest>

#include "models/places/coordinates.h"
#include "models/places/district_of.h"
#include "tests/models/places/demo_city.h"

#include <QFile>

using namespace lianxin;
using namespace lianxin::places;

namespace {

QString shared(const char* path)
{
    return QString(LIANXIN_SOURCE_DIR "/../shared/data/") + path;
}

std::vector<QStringList> rows(const QString& path, QChar separator)
{
    std::vector<QStringList> out;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return out;
    file.readLine();
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine());
        out.push_back(line.left(line.size() - 1).split(separator));
    }
    return out;
}

std::vector<Place> fuzhou()
{
    std::vector<Place> out;
    for (const QStringList& c : rows(shared("gazetteer/3501_fuzhou.csv"), ',')) {
        if (c.size() < 14 || c[2] == "市辖区" || c[3] == "city")
            continue;
        Place place;
        place.id = c[0].toStdString();
        place.name = c[2].toStdString();
        place.kind = c[3] == "county" ? PlaceKind::District
                     : c[3] == "town" ? PlaceKind::Street
                                      : PlaceKind::Village;
        place.district = DistrictCode{c[5].toStdString()};
        if (place.kind != PlaceKind::District)
            place.street =
                DistrictCode{(place.kind == PlaceKind::Street ? c[0] : c[1]).toStdString()};
        if (!c[12].isEmpty())
            place.point = toWgs84({c[12].toDouble(), c[13].toDouble()}, Datum::Gcj02);
        out.push_back(std::move(place));
    }
    return out;
}

struct Score {
    int tickets = 0;
    int decided = 0;
    int right = 0;
    double decidedShare() const { return static_cast<double>(decided) / std::max(tickets, 1); }
    double rightShare() const { return static_cast<double>(right) / std::max(decided, 1); }
    QByteArray text() const
    {
        return QString("%1 tickets, %2 decided, %3 right")
            .arg(tickets)
            .arg(decided)
            .arg(right)
            .toUtf8();
    }
};

std::vector<DistrictReader::Example> tickets(const std::vector<Place>& places)
{
    std::vector<DistrictReader::Example> out;
    for (const QStringList& c : rows(shared("tickets/fuzhou.tsv"), '\t')) {
        if (c.size() < 8 || c[1].isEmpty())
            continue;
        DistrictCode code{c[1].toStdString()};
        for (const Place& place : places) {
            if (place.kind == PlaceKind::District && place.name == code.str())
                code = place.district;
        }
        out.push_back({c[6].toStdString(), c[7].toStdString(), code});
    }
    return out;
}

void count(const DistrictReader& reader, const DistrictReader::Example& ticket, Score& score)
{
    const DistrictDecision decision = reader.decide(ticket.title, ticket.content);
    ++score.tickets;
    score.decided += decision.district.empty() ? 0 : 1;
    score.right += !decision.district.empty() && decision.district == ticket.district ? 1 : 0;
}

} // namespace

class DistrictOfTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void abstains_data();
    void abstains();
    void learns();
    void renamedDistrict();
    void realTickets();
    void realTicketsWithHistory();
};

void DistrictOfTest::decides_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("district");
    const auto row = [](const char* text, const char* district) {
        QTest::newRow(text) << QString(text) << QString(district);
    };
    row("红旗区阳光小区暖气不热", "红旗区");
    row("东街街道平原路路灯不亮", "红旗区");
    row("我家在卫滨，红旗区那边的亲戚也说停水，卫滨区何时来水", "卫滨区");
    row("柳园口村垃圾没人清", "临河县");
}

void DistrictOfTest::decides()
{
    QFETCH(QString, text);
    QFETCH(QString, district);
    const Gazetteer gazetteer(test::demoCity().places, test::demoCity().roads);
    const DistrictReader reader(gazetteer);
    const DistrictDecision found = reader.decide({}, text.toStdString());
    QCOMPARE(QString::fromStdString(found.name), district);
    QVERIFY(found.confidence > 0.25 && found.confidence <= 1);
    QVERIFY(found.reason.starts_with("“"));
}

void DistrictOfTest::abstains_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "暖气不热", "我要投诉物业公司", "😀", "红旗区和卫滨区和凤鸣区和文昌区和云溪区之间"})
        QTest::newRow(text) << QString(text);
}

void DistrictOfTest::abstains()
{
    QFETCH(QString, text);
    const Gazetteer gazetteer(test::demoCity().places, test::demoCity().roads);
    const DistrictDecision found = DistrictReader(gazetteer).decide({}, text.toStdString());
    QVERIFY(found.district.empty());
    QVERIFY(!found.reason.empty());
}

void DistrictOfTest::learns()
{
    const Gazetteer gazetteer(test::demoCity().places, test::demoCity().roads);
    DistrictReader reader(gazetteer);
    QVERIFY(reader.decide("黑水沟发臭", "黑水沟又臭了").district.empty());
    std::vector<DistrictReader::Example> history;
    for (int i = 0; i < 20; ++i) {
        history.push_back({"黑水沟发臭", "黑水沟边上味道很大", DistrictCode{"990101"}});
        history.push_back({"白石渠堵了", "白石渠里都是垃圾", DistrictCode{"990102"}});
    }
    reader.learn(history);
    QCOMPARE(reader.decide("黑水沟", "又臭了").district.str(), std::string("990101"));
    QCOMPARE(reader.decide("白石渠", "没人清").district.str(), std::string("990102"));
    reader.learn({});
    QVERIFY(reader.decide("黑水沟发臭", "黑水沟又臭了").district.empty());
}

/// 长乐市 became 长乐区 in 2017; the gazetteer is of 2016.
void DistrictOfTest::renamedDistrict()
{
    Place place;
    place.id = "350182";
    place.name = "长乐市";
    place.kind = PlaceKind::District;
    place.district = DistrictCode{"350182"};
    const Gazetteer gazetteer({place});
    QCOMPARE(DistrictReader(gazetteer).decide({}, "长乐区金峰镇").district.str(),
             std::string("350182"));
}

void DistrictOfTest::realTickets()
{
    const std::vector<Place> places = fuzhou();
    const auto all = tickets(places);
    if (places.empty() || all.empty())
        QSKIP("the shared data is not here");
    const Gazetteer gazetteer(places);
    const DistrictReader reader(gazetteer);
    Score score;
    for (const auto& ticket : all)
        count(reader, ticket, score);
    qInfo("%s", score.text().constData());
    QVERIFY2(score.decidedShare() >= 0.80, score.text());
    QVERIFY2(score.rightShare() >= 0.85, score.text());
}

void DistrictOfTest::realTicketsWithHistory()
{
    const std::vector<Place> places = fuzhou();
    const auto all = tickets(places);
    if (places.empty() || all.empty())
        QSKIP("the shared data is not here");
    const Gazetteer gazetteer(places);
    DistrictReader reader(gazetteer);
    constexpr std::size_t kFolds = 5;
    Score score;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
        std::vector<DistrictReader::Example> history;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i * 7919 % kFolds != fold)
                history.push_back(all[i]);
        }
        reader.learn(history);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i * 7919 % kFolds == fold)
                count(reader, all[i], score);
        }
    }
    qInfo("%s", score.text().constData());
    QVERIFY2(score.decidedShare() >= 0.92, score.text());
    QVERIFY2(score.rightShare() >= 0.96, score.text());
}

QTEST_APPLESS_MAIN(DistrictOfTest)
#include "tst_district_of.moc"
