#include "tests/models/assist/city.h"
#include "tests/models/assist/desk.h"
#include "tests/models/assist/spoken.h"

#include "models/wire/delimited.h"

#include <QTest>

#include <array>
#include <map>
#include <memory>

using namespace lianxin;
using namespace lianxin::assist;

/// 一事一单: where a second matter of a call begins, once a person says that there is one; what the
/// forms of both then tell; and whether the desk hints at one by itself. The calls of turns.tsv
/// were written by three hands that saw neither rules nor words; those of hand c are only counted,
/// never looked at. The bounds tell of a break, not of progress.
class TestAssistNextMatter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whereItBegins_data();
    void whereItBegins();
    void bothForms_data() { hands(); }
    void bothForms();
    void hints_data() { hands(); }
    void hints();

private:
    static void hands();
};

namespace {

constexpr const char* kWednesday = "2026-11-25T10:00:00+08:00";

struct Line {
    int matter = 0; ///< 0: of none
    bool isCaller = true;
    std::string said;
};

struct Call {
    std::string id;
    std::map<int, std::string> leaves; ///< by matter
    std::vector<Line> lines;
    /// Number of the utterance with which the second matter begins; 0: there is none.
    int turn() const
    {
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (lines[i].matter == 2)
                return static_cast<int>(i) + 1;
        return 0;
    }
};

/// Of one hand; a call's id is the hand, `t` or `o` (two matters or one) and a number.
std::vector<Call> calls(char hand, char sort)
{
    const auto table =
        wire::parseTsv(fileText(std::string{LIANXIN_SOURCE_DIR "/tests/models/assist/turns.tsv"}));
    std::vector<Call> calls;
    for (const auto& row : table.value().rows) {
        if (row[0][0] != hand || row[0][1] != sort)
            continue;
        if (calls.empty() || calls.back().id != row[0])
            calls.push_back({row[0], {}, {}});
        const int matter = row[1] == "-" ? 0 : std::stoi(row[1]);
        if (matter > 0)
            calls.back().leaves[matter] = row[2];
        calls.back().lines.push_back({matter, row[3] == "caller", row[4]});
    }
    return calls;
}

/// So many of its lines said into a desk.
std::unique_ptr<Desk> said(const Call& call, std::size_t lines, bool marks)
{
    auto desk = std::make_unique<Desk>(demoAssistant(), kWednesday);
    for (std::size_t i = 0; i < std::min(lines, call.lines.size()); ++i) {
        const auto& line = call.lines[i];
        const auto words = marks ? line.said : unmarked(line.said);
        line.isCaller ? desk->caller(words) : desk->agent(words);
    }
    return desk;
}

} // namespace

void TestAssistNextMatter::hands()
{
    QTest::addColumn<char>("hand");
    QTest::addColumn<bool>("marks");
    for (const char hand : {'a', 'b', 'c'}) {
        QTest::addRow("%c", hand) << hand << true;
        QTest::addRow("%c without marks", hand) << hand << false;
    }
}

void TestAssistNextMatter::whereItBegins_data()
{
    QTest::addColumn<char>("hand");
    QTest::addColumn<bool>("marks");
    QTest::addColumn<int>("later"); ///< the key is pressed when so many more lines were said
    for (const char hand : {'a', 'b', 'c'})
        for (const int later : {1, 3, 5, 99})
            for (const bool marks : {true, false})
                QTest::addRow("%c, %d lines later%s", hand, later, marks ? "" : ", without marks")
                    << hand << marks << later;
}

void TestAssistNextMatter::whereItBegins()
{
    QFETCH(char, hand);
    QFETCH(bool, marks);
    QFETCH(int, later);
    Share there;
    Share near;
    for (const auto& call : calls(hand, 't')) {
        const auto lines = static_cast<std::size_t>(call.turn() + later);
        const int turn = said(call, lines, marks)->turn();
        there.add(turn == call.turn());
        near.add(std::abs(turn - call.turn()) <= 2);
    }
    qInfo("at its first sentence %s; within two lines of it %s", there.text().c_str(),
          near.text().c_str());
    QCOMPARE(there.all, 26);
    QVERIFY(near.value() >= 0.6);
}

void TestAssistNextMatter::bothForms()
{
    QFETCH(char, hand);
    QFETCH(bool, marks);
    std::array<Share, 2> right;
    std::array<Share, 2> wrong;
    Share unmarkedTurn;
    for (const auto& call : calls(hand, 't')) {
        const auto desk = said(call, call.lines.size(), marks);
        unmarkedTurn.add(desk->value("category") == call.leaves.at(1));
        const int turn = desk->turn();
        desk->put(session::TurnMarked{turn});
        desk->listen();
        for (const std::size_t matter : {0U, 1U}) {
            if (matter == 1)
                desk->beginMatter(turn);
            const auto leaf = desk->value("category");
            const bool fits = leaf == call.leaves.at(static_cast<int>(matter) + 1);
            right[matter].add(fits);
            wrong[matter].add(!leaf.empty() && !fits);
        }
    }
    qInfo("category of the first right %s, wrong %s (of all as one %s); of the second right %s, "
          "wrong "
          "%s",
          right[0].text().c_str(), wrong[0].text().c_str(), unmarkedTurn.text().c_str(),
          right[1].text().c_str(), wrong[1].text().c_str());
    QVERIFY(right[0].value() >= 0.6);
    QVERIFY(right[1].value() >= 0.4);
}

void TestAssistNextMatter::hints()
{
    QFETCH(char, hand);
    QFETCH(bool, marks);
    const auto hinted = [&](const Call& call) {
        for (std::size_t lines = 1; lines <= call.lines.size(); ++lines)
            if (said(call, lines, marks)->hint("next_matter"))
                return true;
        return false;
    };
    Share found;
    Share inVain;
    for (const auto& call : calls(hand, 't'))
        found.add(hinted(call));
    for (const auto& call : calls(hand, 'o'))
        inVain.add(hinted(call));
    qInfo("hinted at a second matter %s, in vain %s", found.text().c_str(), inVain.text().c_str());
    QCOMPARE(found.all, 26);
    QCOMPARE(inVain.all, 26);
    QVERIFY(found.of > 0);
    QVERIFY(inVain.value() <= 0.1);
}

QTEST_APPLESS_MAIN(TestAssistNextMatter)
#include "tst_assist_next_matter.moc"
