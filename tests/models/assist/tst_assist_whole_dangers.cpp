#include "models/assist/danger_reader.h"
#include "tests/models/assist/city.h"
#include "tests/models/assist/spoken.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <map>

using namespace lianxin;
using namespace lianxin::assist;

/// Warnings of a danger in 130 whole calls by two hands that saw neither rules nor each other:
/// everyday ones, full of old illnesses and frightening figures of speech, and some in which
/// somebody in danger is told of in the middle of an everyday matter. Rows of hand f were looked
/// at, those of hand g are counted only. docs/understanding.md has the figures; none may get
/// worse.
class TestAssistWholeDangers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everydayCallsStayQuiet_data();
    void everydayCallsStayQuiet();
    void dangersAreHeardLate_data();
    void dangersAreHeardLate();
};

namespace {

constexpr const char* kCalledAt = "2026-11-25T10:00:00+08:00";

struct Call {
    QString hand;
    int dangerAt = -1; ///< the turn that tells it; −1 in an everyday call
    /// The turns after which a danger is first warned of or first asked about; −1: never.
    int warnedAt = -1;
    int askedAt = -1;
    bool warnedBefore = false; ///< before the danger was told
};

/// A danger that the desk is not warned of.
bool isAsked(const session::Hint& hint)
{
    return hint.level != session::HintLevel::Danger && dangerNamed(hint.id);
}

Call heard(const QJsonObject& row)
{
    Call call{row["hand"].toString(), row["at"].toInt(), -1, -1, false};
    Desk desk{demoAssistant(), kCalledAt};
    int at = 0;
    for (const auto& turn : row["turns"].toArray()) {
        desk.turn(turn.toString().toStdString());
        const auto& hints = desk.session().hints;
        const bool warned = std::any_of(hints.begin(), hints.end(), [](const session::Hint& hint) {
            return hint.level == session::HintLevel::Danger;
        });
        call.warnedBefore = call.warnedBefore || (warned && at < call.dangerAt);
        if (warned && call.warnedAt < 0 && at >= call.dangerAt)
            call.warnedAt = at;
        if (call.askedAt < 0 && at >= call.dangerAt &&
            std::any_of(hints.begin(), hints.end(), isAsked))
            call.askedAt = at;
        ++at;
    }
    return call;
}

const std::vector<Call>& calls()
{
    static const std::vector<Call> kCalls = [] {
        std::vector<Call> all;
        const auto text = QByteArray::fromStdString(
            fileText(LIANXIN_SOURCE_DIR "/tests/models/assist/whole_dangers.jsonl"));
        for (const QByteArray& line : text.split('\n'))
            if (!line.isEmpty())
                all.push_back(heard(QJsonDocument::fromJson(line).object()));
        return all;
    }();
    return kCalls;
}

} // namespace

void TestAssistWholeDangers::everydayCallsStayQuiet_data()
{
    QTest::addColumn<QString>("hand");
    QTest::addColumn<int>("most");
    QTest::newRow("f, looked at") << QStringLiteral("f") << 0;
    QTest::newRow("g, counted only") << QStringLiteral("g") << 4;
}

void TestAssistWholeDangers::everydayCallsStayQuiet()
{
    QFETCH(QString, hand);
    QFETCH(int, most);
    Share warned;
    Share asked;
    for (const Call& call : calls()) {
        if (call.hand != hand || call.dangerAt >= 0)
            continue;
        warned.add(call.warnedAt >= 0);
        asked.add(call.warnedAt < 0 && call.askedAt >= 0);
    }
    QCOMPARE(warned.all, 40);
    qInfo("warned in vain %s, asked whether it is so %s", warned.text().c_str(),
          asked.text().c_str());
    QVERIFY2(warned.of <= most, "more than stands in docs/understanding.md");
}

void TestAssistWholeDangers::dangersAreHeardLate_data()
{
    QTest::addColumn<QString>("hand");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("mostBefore");
    QTest::newRow("f, looked at") << QStringLiteral("f") << 22 << 0;
    QTest::newRow("g, counted only") << QStringLiteral("g") << 22 << 2;
}

void TestAssistWholeDangers::dangersAreHeardLate()
{
    QFETCH(QString, hand);
    QFETCH(int, least);
    QFETCH(int, mostBefore);
    Share warned;
    Share atOnce;
    Share asked;
    Share before;
    for (const Call& call : calls()) {
        if (call.hand != hand || call.dangerAt < 0)
            continue;
        warned.add(call.warnedAt >= 0);
        atOnce.add(call.warnedAt == call.dangerAt);
        asked.add(call.warnedAt < 0 && call.askedAt >= 0);
        before.add(call.warnedBefore);
    }
    QCOMPARE(warned.all, 25);
    qInfo("warned %s, at once %s, only asked %s; warned before there was one %s",
          warned.text().c_str(), atOnce.text().c_str(), asked.text().c_str(),
          before.text().c_str());
    QVERIFY2(warned.of >= least, "fewer than stands in docs/understanding.md");
    QVERIFY2(before.of <= mostBefore, "more than stands in docs/understanding.md");
}

QTEST_APPLESS_MAIN(TestAssistWholeDangers)
#include "tst_assist_whole_dangers.moc"
