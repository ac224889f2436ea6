#include "tests/models/assist/city.h"
#include "tests/models/assist/spoken.h"

#include "models/assist/classifier.h"
#include "models/training/letter_to_scenario.h"
#include "models/wire/delimited.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::assist;

/// Stories of the demo city (resources/city/stories.tsv) told as calls to a desk that learned
/// nothing from the hand that wrote them: the matter comes late in them, beside much that belongs
/// to other leaves. Bounds lie under what was measured when they were written.
class TestAssistStories : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsLeaves_data();
    void tellsLeaves();
};

namespace {

struct Story {
    CategoryCode category;
    std::string said;
    std::string hand;
};

const std::vector<Story>& stories()
{
    static const auto kStories = [] {
        const auto table =
            wire::parseTsv(fileText(LIANXIN_SOURCE_DIR "/resources/city/stories.tsv"));
        const auto column = [&](const char* name) {
            return static_cast<std::size_t>(table.value().column(name));
        };
        std::vector<Story> all;
        for (const auto& row : table.value().rows)
            all.push_back(
                {CategoryCode{row[column("category")]}, row[column("said")], row[column("hand")]});
        return all;
    }();
    return kStories;
}

std::shared_ptr<const Assistant> assistantWithout(const std::string& hand)
{
    auto sources = demoAssistant()->sources();
    std::vector<OpeningLine> others;
    for (const auto& story : stories())
        if (story.hand != hand)
            others.push_back({story.category, story.said});
    sources.stories = keep(std::move(others));
    return std::make_shared<const Assistant>(std::move(sources));
}

training::Scenario callOf(const Story& story)
{
    const auto& city = demoAssistant()->sources();
    training::Letter letter;
    letter.id = story.category.str();
    letter.content = story.said;
    letter.date = "2026-11-25";
    return training::letterToScenario(letter, {}, {city.opening, city.closing});
}

} // namespace

void TestAssistStories::tellsLeaves_data()
{
    QTest::addColumn<QString>("hand");
    QTest::newRow("on the telephone, half of them without marks") << "d";
    QTest::newRow("formal letters") << "f";
}

void TestAssistStories::tellsLeaves()
{
    QFETCH(QString, hand);
    const auto assistant = assistantWithout(hand.toStdString());
    Share shown;
    Share right;
    Share relied;
    for (const auto& story : stories()) {
        if (story.hand != hand.toStdString())
            continue;
        const auto call = callOf(story);
        Desk desk{assistant, base::toIso(call.calledAt).c_str(), offerOf(call)};
        play(desk, call);
        const auto leaf = desk.value("category");
        shown.add(!leaf.empty());
        if (leaf.empty())
            continue;
        right.add(leaf == story.category.str());
        if (desk.confidence("category") >= kCategoryRelied)
            relied.add(leaf == story.category.str());
    }
    qInfo("a category shown: %s; right: %s; right of those relied on: %s", shown.text().c_str(),
          right.text().c_str(), relied.text().c_str());
    QVERIFY(shown.value() >= 0.7);
    QVERIFY(right.value() >= 0.65);
    QVERIFY(relied.value() >= 0.65);
}

QTEST_APPLESS_MAIN(TestAssistStories)
#include "tst_assist_stories.moc"
