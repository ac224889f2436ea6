#include "tests/models/assist/city.h"
#include "tests/models/assist/spoken.h"

#include "models/wire/delimited.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <map>

using namespace lianxin;
using namespace lianxin::assist;

/// What the caller wants of the city, told from lines that the reader has not learned from.
class TestAssistKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsItHasNotLearnedFrom_data();
    void handsItHasNotLearnedFrom();
};

namespace {

/// The kind that the desk shows and how sure it is; kNoKind for none.
std::pair<std::string, double> shownBy(const std::shared_ptr<const Assistant>& assistant,
                                       const std::string& said)
{
    Desk desk{assistant, "2026-11-25T10:00:00+08:00"};
    desk.caller(said);
    const auto field = desk.session().fields.find("kind");
    if (field == desk.session().fields.end() || desk.value("kind").empty())
        return {std::string{kNoKind}, 0};
    return {desk.value("kind"), field->second.value.confidence};
}

struct Bin {
    double upTo = 1;
    double said = 0; ///< confidences together
    Share right{};
};

} // namespace

void TestAssistKinds::handsItHasNotLearnedFrom_data()
{
    QTest::addColumn<QString>("hand");
    for (const auto* hand : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "n", "o"})
        QTest::newRow(hand) << QString{hand};
}

void TestAssistKinds::handsItHasNotLearnedFrom()
{
    QFETCH(QString, hand);
    const auto table =
        wire::parseTsv(fileText(std::string{LIANXIN_SOURCE_DIR} + "/resources/city/kinds.tsv"));
    QVERIFY(table.ok());
    std::vector<KindLine> others;
    std::vector<KindLine> own;
    for (const auto& row : table.value().rows)
        (row[2] == hand.toStdString() ? own : others).push_back({row[0], row[1]});
    auto sources = demoAssistant()->sources();
    sources.kinds = keep(std::move(others));
    const auto taught = std::make_shared<const Assistant>(std::move(sources));
    const Surroundings surroundings{fileText(LIANXIN_SOURCE_DIR "/tests/models/assist/around.tsv")};
    std::map<std::string, Share> right;
    std::array bins{Bin{0.6}, Bin{0.8}, Bin{0.95}, Bin{1.01}};
    Share all;
    Share wrong;
    Share around; // with what callers say around it, in the same breath
    Share run;    // the same without marks
    for (const auto& line : own) {
        const auto [kind, sure] = shownBy(taught, line.said);
        const bool isRight = kind == line.kind;
        right[line.kind].add(isRight);
        all.add(isRight);
        const auto breath = surroundings.around(line.said);
        around.add(shownBy(taught, breath).first == line.kind);
        run.add(shownBy(taught, unmarked(breath)).first == line.kind);
        wrong.add(!isRight && kind != kNoKind);
        if (kind == kNoKind)
            continue;
        auto& bin = *std::find_if(bins.begin(), bins.end(),
                                  [&](const Bin& one) { return sure < one.upTo; });
        bin.said += sure;
        bin.right.add(isRight);
    }
    qInfo("right %s, shown wrong %s, with more said around it right %s, without marks %s",
          all.text().c_str(), wrong.text().c_str(), around.text().c_str(), run.text().c_str());
    for (const auto& [kind, share] : right)
        qInfo("  %s %s", kind.c_str(), share.text().c_str());
    for (const auto& bin : bins)
        qInfo("  said %.2f, right %s", bin.said / std::max(bin.right.all, 1),
              bin.right.text().c_str());
    QVERIFY(all.value() >= 0.7);
    QVERIFY(around.value() >= 0.55);
}

QTEST_APPLESS_MAIN(TestAssistKinds)
#include "tst_assist_kinds.moc"
