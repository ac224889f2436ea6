#include "models/assist/danger_reader.h"
#include "tests/models/assist/spoken.h"
#include "tests/models/assist/whole_calls.h"

#include <QTest>

#include <algorithm>

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
    int dangerAt = -1;         ///< the turn that tells it; −1 in an everyday call
    bool warnedBefore = false; ///< before the danger was told
    bool atOnce = false;       ///< after the turn that tells it
    bool warned = false;       ///< of what was told in that turn or later
    bool asked = false;        ///< the same, whether it is so
};

/// By words of that turn or of a later one.
bool isOf(const session::Hint& hint, int turn)
{
    return std::any_of(hint.spans.begin(), hint.spans.end(),
                       [&](const ticket::Span& span) { return span.utterance > turn; });
}

Call heard(const QJsonObject& row)
{
    Call call;
    call.hand = row["hand"].toString();
    call.dangerAt = row["at"].toInt();
    Desk desk{demoAssistant(), kCalledAt};
    int at = 0;
    for (const auto& turn : row["turns"].toArray()) {
        desk.turn(turn.toString().toStdString());
        call.warnedBefore = call.warnedBefore || (at < call.dangerAt && warnsOfDanger(desk));
        for (const auto& hint : desk.session().hints) {
            const bool warned = hint.level == session::HintLevel::Danger;
            if (at < call.dangerAt || !isOf(hint, call.dangerAt) ||
                (!warned && !dangerNamed(hint.id)))
                continue;
            call.atOnce = call.atOnce || (warned && at == call.dangerAt);
            call.warned = call.warned || warned;
            call.asked = call.asked || !warned;
        }
        ++at;
    }
    return call;
}

const std::vector<Call>& calls()
{
    static const std::vector<Call> kCalls = [] {
        std::vector<Call> all;
        for (const QJsonObject& row : wholeCalls("whole_dangers.jsonl"))
            all.push_back(heard(row));
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
        warned.add(call.warned);
        asked.add(call.asked && !call.warned);
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
    QTest::newRow("g, counted only") << QStringLiteral("g") << 21 << 2;
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
        warned.add(call.warned);
        atOnce.add(call.atOnce);
        asked.add(call.asked && !call.warned);
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
