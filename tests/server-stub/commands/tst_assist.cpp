#include "server-stub/commands/commands.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <sstream>

using namespace lianxin;

namespace {

struct Ran {
    int code = 0;
    QList<QJsonObject> lines;
    QString err;

    /// The value last suggested for a field after so many utterances.
    QString value(const QString& field, int after = 1000) const
    {
        return last(field, after).value("value").toString();
    }
    QJsonObject last(const QString& field, int after = 1000) const
    {
        QJsonObject found;
        for (const auto& line : lines)
            if (line.value("field").toString() == field && line.value("after").toInt() <= after)
                found = line;
        return found;
    }
    int errors(const QString& code) const
    {
        return static_cast<int>(std::count_if(lines.begin(), lines.end(), [&](const auto& line) {
            return line.value("error").toString() == code;
        }));
    }
};

Ran run(const QByteArray& input, commands::Words words = {"--now", "2026-11-26T09:00:00+08:00"})
{
    std::istringstream in(input.toStdString());
    std::ostringstream out;
    std::ostringstream err;
    Ran ran;
    ran.code = commands::assist(words, in, out, err);
    ran.err = QString::fromStdString(err.str());
    for (const auto& line : QByteArray::fromStdString(out.str()).split('\n'))
        if (!line.isEmpty())
            ran.lines += QJsonDocument::fromJson(line).object();
    return ran;
}

const QByteArray kHeating =
    R"({"speaker":"agent","text":"您好，牧野市12345热线，请问有什么可以帮您？","start":800,"end":4200}
{"speaker":"caller","text":"我家暖气","start":5000,"end":6000,"final":false}
{"speaker":"caller","text":"我要投诉，我家暖气不热，只有十四度。","start":5000,"end":9000,"final":true}
{"speaker":"caller","text":"红旗区平原路和新中大道交叉口的阳光小区，三号楼二单元五零一。","start":9500,"end":15000}
)";

} // namespace

/// Utterances in, suggestions out: the same help as at the desk.
class TestAssist : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suggestsAsTheDeskDoes();
    void saysFromWhichWords();
    void runningTextBringsNothing();
    void aBadLineIsToldAndTheRestGoesOn();
    void anotherCallBeginsAnew();
    void wrongWords();
};

void TestAssist::suggestsAsTheDeskDoes()
{
    const auto ran = run(kHeating);
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.value("category"), QStringLiteral("010101"));
    QCOMPARE(ran.value("kind"), QStringLiteral("complaint"));
    QVERIFY(ran.value("place").contains(QStringLiteral("阳光小区")));
    QCOMPARE(ran.value("unit"), QStringLiteral("heating-company"));
    QCOMPARE(ran.value("district"), QStringLiteral("990101"));
    QVERIFY(std::any_of(ran.lines.begin(), ran.lines.end(), [](const QJsonObject& line) {
        return line.value("field") == "answer" &&
               line.value("value").toString().startsWith(QStringLiteral("heating-"));
    }));
    QVERIFY(!ran.value("deadline.reply").isEmpty());
}

void TestAssist::saysFromWhichWords()
{
    const auto category = run(kHeating).last("category", 2);
    const QString heard = QStringLiteral("我要投诉，我家暖气不热，只有十四度。");
    QCOMPARE(category.value("utterance").toInt(), 2);
    const int from = category.value("from").toInt();
    QVERIFY(heard.mid(from, category.value("to").toInt() - from).contains("暖气"));
    QVERIFY(category.value("confidence").toDouble() > 0.5);
}

void TestAssist::runningTextBringsNothing()
{
    const auto ran =
        run(R"({"speaker":"caller","text":"我家暖气不热","start":0,"end":2000,"final":false})");
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.lines.isEmpty());
}

void TestAssist::aBadLineIsToldAndTheRestGoesOn()
{
    const auto ran = run("{\"speaker\":\n{\"speaker\":\"caller\"}\n"
                         "{\"speaker\":\"moon\",\"text\":\"x\"}\n\n" +
                         QByteArray(2 << 20, 'x') + "\n" + kHeating);
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.errors("bad_json"), 1);
    QCOMPARE(ran.errors("missing_member"), 1);
    QCOMPARE(run(R"({"speaker":"caller","text":""})").errors("missing_member"), 0);
    QCOMPARE(ran.errors("bad_member"), 1);
    QCOMPARE(ran.errors("line_too_long"), 1);
    QCOMPARE(ran.lines.front().value("line").toInt(), 1);
    QCOMPARE(ran.value("category"), QStringLiteral("010101"));
}

void TestAssist::anotherCallBeginsAnew()
{
    const auto ran = run(
        R"({"call":"a","speaker":"caller","text":"我家暖气不热，只有十四度。","start":0,"end":3000}
{"call":"b","speaker":"caller","text":"工地半夜还在施工，吵得睡不着觉。","start":0,"end":3000})");
    QCOMPARE(ran.lines.back().value("after").toInt(), 1);
    QCOMPARE(ran.lines.front().value("call").toString(), QStringLiteral("a"));
    QCOMPARE(ran.lines.back().value("call").toString(), QStringLiteral("b"));
    QVERIFY(ran.value("category") != QStringLiteral("010101"));
    QVERIFY(!ran.value("category").isEmpty());
}

void TestAssist::wrongWords()
{
    QCOMPARE(run({}, {"--now", "tomorrow"}).code, 2);
    QCOMPARE(run({}, {"--unknown"}).code, 2);
    const auto nowhere = run({}, {"--folder", "/nonexistent"});
    QCOMPARE(nowhere.code, 1);
    QVERIFY(nowhere.err.contains("not_found"));
}

QTEST_APPLESS_MAIN(TestAssist)
#include "tst_assist.moc"
