#include <QTest>

#include "models/wire/delimited.h"
#include "models/wire/gazetteer_csv.h"

#include <QFile>

using namespace lianxin;
using namespace lianxin::wire;

class Tables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csv_data();
    void csv();
    void tsvKnowsNoQuotes();
    void columnsByName();
    void gazetteerRefuses();
    void gazetteerBecomesPlaces();
    void realGazetteers();
};

namespace {

QByteArray shown(const Result<Table>& table)
{
    if (!table)
        return QByteArray::fromStdString(table.error().code + " " + table.error().detail);
    QByteArrayList lines;
    const auto add = [&](const std::vector<std::string>& row) {
        QByteArrayList cells;
        for (const auto& cell : row)
            cells << QByteArray::fromStdString(cell);
        lines << cells.join('|');
    };
    add(table.value().header);
    for (const auto& row : table.value().rows)
        add(row);
    return lines.join('/');
}

} // namespace

void Tables::csv_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("table");
    const auto row = [](const char* name, const char* text, const char* table) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(table);
    };
    row("plain", "a,b\n1,2\n", "a|b/1|2");
    row("no last break", "a,b\n1,2", "a|b/1|2");
    row("carriage returns", "a,b\r\n1,2\r\n", "a|b/1|2");
    row("byte order mark",
        "\xEF\xBB\xBF"
        "a\n1\n",
        "a/1");
    row("empty cells", "a,b\n,\n", "a|b/|");
    row("quotes", "a,b\n\"x,y\",\"z\"\n", "a|b/x,y|z");
    row("doubled quotes", "a\n\"say \"\"hi\"\"\"\n", "a/say \"hi\"");
    row("a quote within", "a\n5\" wide\n", "a/5\" wide");
    row("line break in quotes", "a,b\n\"x\ny\",2\n", "a|b/x\ny|2");
    row("carriage return in quotes", "a,b\r\n1,\"x\r\"\r\n", "a|b/1|x\r");
    row("blank lines", "a,b\n\n1,2\n\n", "a|b/1|2");
    row("open quote", "a,b\n1,2\n\"x,2\n", "bad_csv 3");
    row("too few", "a,b\n1\n", "bad_csv 2");
    row("too many after a long cell", "a,b\n\"x\ny\",2\n1,2,3\n", "bad_csv 4");
    row("nothing", "", "");
}

void Tables::csv()
{
    QFETCH(QByteArray, text);
    QTEST(shown(parseCsv(text.toStdString())), "table");
}

void Tables::tsvKnowsNoQuotes()
{
    QCOMPARE(shown(parseTsv("a\tb\n\"x\t2\n")), QByteArray("a|b/\"x|2"));
    QCOMPARE(shown(parseTsv("a\tb\n1\n")), QByteArray("bad_tsv 2"));
}

void Tables::columnsByName()
{
    const auto table = parseCsv("a,b\n1,2\n").value();
    QCOMPARE(table.column("b"), 1);
    QCOMPARE(table.column("c"), -1);
}

void Tables::gazetteerRefuses()
{
    QCOMPARE(parseGazetteerCsv("code,name\n1,2\n").error().detail, std::string("parent"));
    QCOMPARE(parseGazetteerCsv("code\n\"1\n").error().code, std::string("bad_csv"));
}

void Tables::gazetteerBecomesPlaces()
{
    const auto names =
        parseGazetteerCsv("code,parent,name,level,longitude,latitude\n"
                          "350100000000,350000000000,福州市,city,119.296389,26.074268\n"
                          "350101000000,350100000000,市辖区,county,,\n"
                          "350102000000,350100000000,鼓楼区,county,119.303917,26.081983\n"
                          "350102001000,350102000000,鼓东街道,town,119.302578,26.089597\n"
                          "350102001001,350102001000,中山社区,village,nonsense,26\n");
    QVERIFY(names.ok());
    QCOMPARE(names.value().size(), std::size_t{5});
    const auto list = placesOf(names.value());
    QCOMPARE(list.size(), std::size_t{3});
    QVERIFY(list[0].kind == places::PlaceKind::District);
    QCOMPARE(list[1].district, DistrictCode("350102"));
    QCOMPARE(list[1].street, DistrictCode("350102001000"));
    QCOMPARE(list[2].street, DistrictCode("350102001000"));
    QVERIFY(list[2].kind == places::PlaceKind::Village);
    QVERIFY(!list[2].point);
    const double moved = places::distanceMetres(*list[0].point, {119.303917, 26.081983});
    QVERIFY2(moved > 100 && moved < 900, "GCJ-02 is converted");
}

void Tables::realGazetteers()
{
    QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data/gazetteer/3501_fuzhou.csv"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("no real gazetteer here");
    const auto names = parseGazetteerCsv(file.readAll().toStdString());
    QVERIFY(names.ok());
    QCOMPARE(names.value().size(), std::size_t{3100});
    QCOMPARE(placesOf(names.value()).size(), std::size_t{3098});
}

QTEST_APPLESS_MAIN(Tables)
#include "tst_tables.moc"
