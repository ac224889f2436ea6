#include "city_folder.h"

#include "models/wire/city_files.h"
#include "models/wire/city_json.h"

#include <QTest>

#include <map>
#include <set>
#include <string>

using namespace lianxin;
using namespace lianxin::wire;
using tests::cityFolder;

/// What people wrote for the demo city: templates and guides, and the mistakes they may make in
/// them.
class CityContent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void templatesAreWhatTheyPromise();
    void threeHundredAnswersAcrossAllMatters();
    void noTwoTemplatesAskTheSame();
    void itemsNameTheTemplateThatIsShown();
    void choicesHaveTheirOwnWords();
    void twentyGuides();
    void everyWordOfAGuideLeadsOn();
    void everyWalkEnds();
    void guidesComeBackFromJson();
    void aCityMayHaveNoGuides();
    void guideMistakes_data();
    void guideMistakes();
    void clausesAreTheCitysOwn();
    void clauseMistakes_data();
    void clauseMistakes();
    void openingsOfEveryLeaf();
    void storiesOfEveryLeaf();
    void linesOfEveryKind();
    void kindMistakes_data();
    void kindMistakes();
    void openingMistakes_data();
    void openingMistakes();
    void coloursStandApartByShapeAlone();
    void everyColourWithAClockIsAColour();
    void colourMistakes_data();
    void colourMistakes();
};

namespace {

const engine::City& city()
{
    static const auto kCity = readCity(cityFolder()).value();
    return kCity;
}

/// With that file the city has a problem that begins so.
void verifyRefused(const char* file, const QByteArray& text, const QByteArray& problem)
{
    QByteArrayList found;
    for (const auto& one : checkCity(cityFolder({{file, text.toStdString()}})))
        found << QByteArray::fromStdString(one.code + ' ' + one.detail);
    QVERIFY2(std::any_of(found.begin(), found.end(),
                         [&](const QByteArray& line) { return line.startsWith(problem); }),
             found.mid(0, 6).join('\n').constData());
}

} // namespace

void CityContent::threeHundredAnswersAcrossAllMatters()
{
    std::set<std::string> ids;
    std::map<std::string, int> firstLevels;
    for (const auto& entry : city().knowledge) {
        QVERIFY2(ids.insert(entry.id.str()).second, entry.id.str().c_str());
        QVERIFY2(!entry.answer.empty() && !entry.questions.empty(), entry.id.str().c_str());
        QVERIFY2(city().categories.find(entry.category), entry.id.str().c_str());
        ++firstLevels[entry.category.str().substr(0, 2)];
    }
    QVERIFY(ids.size() >= 300);
    QCOMPARE(firstLevels.size(), std::size_t{13});
    for (const auto& [level, entries] : firstLevels)
        QVERIFY2(entries >= 10, level.c_str());
}

void CityContent::templatesAreWhatTheyPromise()
{
    QVERIFY(city().templates.size() >= 200);
    for (const auto& form : city().templates) {
        const auto id = form.id.str();
        QVERIFY2(form.fields.size() >= 3 && form.fields.size() <= 8, id.c_str());
        QVERIFY2(form.asks.size() >= 2 && form.asks.size() <= 4, id.c_str());
        for (const auto& field : form.fields) {
            QVERIFY2(field.ask.ends_with("？"), (id + '.' + field.id).c_str());
            QVERIFY2(field.ask.find("？") == field.ask.rfind("？"), (id + '.' + field.id).c_str());
        }
        for (const auto& ask : form.asks)
            QVERIFY2(!ask.words.empty(), (id + ' ' + ask.name).c_str());
    }
}

void CityContent::noTwoTemplatesAskTheSame()
{
    std::set<std::set<std::string>> lists;
    std::set<std::string> codes;
    for (const auto& form : city().templates) {
        std::set<std::string> labels;
        for (const auto& field : form.fields)
            labels.insert(field.label);
        QVERIFY2(lists.insert(labels).second, form.id.str().c_str());
        for (const auto& code : form.categories)
            QVERIFY2(codes.insert(code.str()).second, code.str().c_str());
    }
}

void CityContent::itemsNameTheTemplateThatIsShown()
{
    for (const auto& item : city().items) {
        const auto* form = ticket::templateFor(city().templates, item.category);
        QVERIFY2(form && form->id == item.formTemplate, item.id.str().c_str());
    }
}

void CityContent::choicesHaveTheirOwnWords()
{
    const auto read = [](const char* choices) {
        return readCity(cityFolder(
            {{"items.yaml", "items: []\n"},
             {"templates.yaml", std::string("templates:\n  - {id: a, name: x, fields: [{id: f, "
                                            "label: 甲, type: choice, choices: ") +
                                    choices + "}]}\n"}}));
    };
    const auto whole = read("[{太贵: [贵, 要价高]}, 别的]");
    QVERIFY2(whole.ok(), whole.ok() ? "" : whole.error().detail.c_str());
    const auto& field = whole.value().templates.front().fields.front();
    QCOMPARE(field.choices, (std::vector<std::string>{"太贵", "别的"}));
    QCOMPARE(field.said, (std::vector<std::vector<std::string>>{{"贵", "要价高"}, {}}));
    QCOMPARE(parseCityText(cityText(whole.value())).value().templates, whole.value().templates);
    QVERIFY(
        read("[{太贵: [贵], 便宜: [贱]}, 别的]").error().detail.starts_with("templates.yaml:2:"));
    QCOMPARE(read("[[太贵], 别的]").error().code, std::string("bad_member"));
}

void CityContent::twentyGuides()
{
    QCOMPARE(city().guides.size(), std::size_t{20});
    for (const auto& guide : city().guides) {
        QVERIFY2(guide.nodes.size() >= 6 && guide.nodes.size() <= 15, guide.id.str().c_str());
        QVERIFY2(!guide.categories.empty(), guide.id.str().c_str());
        QCOMPARE(knowledge::guideFor(city().guides, guide.categories.front()), &guide);
    }
}

/// What stands on a key and each of its words, said as a whole answer, propose that key.
void CityContent::everyWordOfAGuideLeadsOn()
{
    QByteArrayList astray;
    for (const auto& guide : city().guides)
        for (const auto& node : guide.nodes)
            for (std::size_t n = 0; n < node.options.size(); ++n)
                for (const auto& word : node.options[n].words) {
                    const auto heard = knowledge::next(guide, node.id, "嗯，" + word + "。");
                    if (!heard || heard->option != static_cast<int>(n))
                        astray << QByteArray::fromStdString(guide.id.str() + ' ' + node.id + ' ' +
                                                            word);
                }
    QVERIFY2(astray.isEmpty(), astray.join('\n').constData());
}

void CityContent::everyWalkEnds()
{
    for (const auto& guide : city().guides) {
        std::vector<std::vector<knowledge::GuideStep>> open{{}};
        int walks = 0;
        while (!open.empty()) {
            const auto steps = std::move(open.back());
            open.pop_back();
            const auto* node = knowledge::walk(guide, steps);
            QVERIFY2(node, guide.id.str().c_str());
            if (node->end != knowledge::GuideEnd::None) {
                ++walks;
                continue;
            }
            for (std::size_t n = 0; n < node->options.size(); ++n) {
                open.push_back(steps);
                open.back().push_back({node->id, static_cast<int>(n)});
            }
        }
        QVERIFY2(walks >= 6 && walks <= 60, guide.id.str().c_str());
    }
}

void CityContent::guidesComeBackFromJson()
{
    const auto back = parseCityText(cityText(city()));
    QVERIFY(back.ok());
    QVERIFY(back.value().guides == city().guides);
    QVERIFY(back.value().templates == city().templates);
}

void CityContent::aCityMayHaveNoGuides()
{
    const auto without = readCity(cityFolder({{"guides.yaml", ""}}));
    QVERIFY(without.ok());
    QVERIFY(without.value().guides.empty());
    QVERIFY(without.value().version != city().version);
}

void CityContent::guideMistakes_data()
{
    QTest::addColumn<QByteArray>("nodes");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* nodes, const char* problem) {
        QTest::newRow(name) << QByteArray(nodes) << QByteArray(problem);
    };
    row("no node", "[]", "missing_member guides.yaml:2:5 ");
    row("leads nowhere",
        "\n      - {id: a, ask: 吗？, options: [{when: 是, words: [对], go: b}]}\n",
        "unknown_node guides.yaml:5:36 ");
    row("a circle", "\n      - {id: a, ask: 吗？, options: [{when: 是, go: a}]}\n",
        "cycle guides.yaml:5:36 ");
    row("no end", "\n      - {id: a, say: 好。}\n", "missing_member guides.yaml:5:9 ");
    row("a refusal without its clause", "\n      - {id: a, say: 好。, end: refuse}\n",
        "missing_member guides.yaml:5:9 ");
    row("another end", "\n      - {id: a, say: 好。, end: later}\n",
        "bad_member guides.yaml:5:31 ");
    row("an unknown entry", "\n      - {id: a, say: 好。, end: answer, entry: nobody}\n",
        "unknown_entry guides.yaml:5:46 ");
    row("an unknown unit", "\n      - {id: a, say: 好。, end: emergency, unit: nobody}\n",
        "unknown_unit guides.yaml:5:48 ");
    row("an unknown category", "\n      - {id: a, say: 好。, end: ticket, category: \"99\"}\n",
        "unknown_category guides.yaml:5:49 ");
    row("an unknown clause", "\n      - {id: a, say: 好。, end: refuse, clause: 太忙}\n",
        "unknown_clause guides.yaml:5:47 ");
    row("an unknown member", "\n      - {id: a, say: 好。, end: answer, says: 呀}\n",
        "unknown_member guides.yaml:5:");
    row("a key without a name", "\n      - {id: a, ask: 吗？, options: [{words: [对], go: a}]}\n",
        "missing_member guides.yaml:5:36 ");
    row("nobody comes here",
        "\n      - {id: a, say: 好。, end: answer}\n      - {id: b, say: 好。, end: answer}\n",
        "bad_member guides.yaml:6:9 ");
}

void CityContent::guideMistakes()
{
    QFETCH(QByteArray, nodes);
    QFETCH(QByteArray, problem);
    const std::string text = "guides:\n  - {id: g, title: 甲, categories: []}\n";
    verifyRefused("guides.yaml",
                  nodes == "[]" ? QByteArray::fromStdString(text)
                                : "guides:\n  - id: g\n    title: 甲\n    nodes:" + nodes,
                  problem);
}

void CityContent::clausesAreTheCitysOwn()
{
    const auto& clauses = city().clauses;
    QVERIFY(clauses.refusals.size() >= 6);
    QVERIFY(clauses.returns.size() >= 3);
    QVERIFY(parseCityText(cityText(city())).value().clauses == clauses);
    const auto without = readCity(cityFolder({{"clauses.yaml", ""}}));
    QVERIFY(without.ok());
    QVERIFY(without.value().clauses == ticket::Clauses{});
    QVERIFY(ticket::isListed({}, "x") && !ticket::isListed({}, ""));
    QVERIFY(ticket::isListed({"甲", "乙"}, "乙") && !ticket::isListed({"甲", "乙"}, "x"));
}

void CityContent::clauseMistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* text, const char* problem) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(problem);
    };
    row("one twice", "refusals: [甲]\nreturns:\n  - 乙\n  - 乙\n",
        "duplicate_id clauses.yaml:4:5 ");
    row("an empty one", "refusals: [甲]\nreturns:\n  - \"\"\n", "missing_member clauses.yaml:3:5 ");
    row("no returns", "refusals: [甲]\n", "missing_member clauses.yaml:1:1 ");
    row("another list", "refusals: [甲]\nreturns: [乙]\nothers: [丙]\n",
        "unknown_member clauses.yaml:3:");
    row("no text", "refusals: [甲]\nreturns: [{a: b}]\n", "bad_member clauses.yaml:2:");
}

void CityContent::clauseMistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, problem);
    verifyRefused("clauses.yaml", text, problem);
}

void CityContent::openingsOfEveryLeaf()
{
    std::map<CategoryCode, int> openings;
    std::set<std::string> said;
    for (const auto& opening : city().openings) {
        ++openings[opening.category];
        QVERIFY2(!opening.kind.empty(), opening.said.c_str());
        QVERIFY2(said.insert(opening.said).second, opening.said.c_str());
        QVERIFY(!opening.said.empty());
    }
    for (const auto& category : city().categories.all())
        if (city().categories.isLeaf(category.code))
            QVERIFY2(openings[category.code] >= 8, category.code.str().c_str());
    QVERIFY(openings[CategoryCode{}] >= 200); // who tells no matter
    QVERIFY(parseCityText(cityText(city())).value().openings == city().openings);
    const auto without = readCity(cityFolder({{"openings.tsv", ""}}));
    QVERIFY(without.ok());
    QVERIFY(without.value().openings.empty());
}

void CityContent::storiesOfEveryLeaf()
{
    std::map<CategoryCode, int> stories;
    std::set<std::string> said;
    for (const auto& story : city().stories) {
        ++stories[story.category];
        QVERIFY2(said.insert(story.said).second, story.said.c_str());
    }
    for (const auto& category : city().categories.all())
        if (city().categories.isLeaf(category.code))
            QVERIFY2(stories[category.code] >= 3, category.code.str().c_str());
    QVERIFY(parseCityText(cityText(city())).value().stories == city().stories);
    const auto without = readCity(cityFolder({{"stories.tsv", ""}}));
    QVERIFY(without.ok());
    QVERIFY(without.value().stories.empty());
    verifyRefused("stories.tsv", "category\tsaid\n999999\t冷\n", "bad_member stories.tsv:2:1 ");
}

void CityContent::openingMistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* text, const char* problem) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(problem);
    };
    row("no column of categories", "leaf\tsaid\n010101\t冷\n", "missing_member openings.tsv:1:1 ");
    row("an unknown leaf", "category\tsaid\n010101\t冷\n999999\t冷\n",
        "bad_member openings.tsv:3:1 ");
    row("a branch", "category\tsaid\n0101\t冷\n", "bad_member openings.tsv:2:1 ");
    row("nothing said", "category\tsaid\n010101\t\n", "missing_member openings.tsv:2:1 ");
    row("an unknown kind", "category\tkind\tsaid\n010101\tgossip\t冷\n",
        "bad_member openings.tsv:2:1 ");
}

void CityContent::openingMistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, problem);
    verifyRefused("openings.tsv", text, problem);
}

void CityContent::linesOfEveryKind()
{
    std::map<std::string, int> kinds;
    std::set<std::string> said;
    for (const auto& line : city().kinds) {
        ++kinds[line.kind];
        QVERIFY2(said.insert(line.said).second, line.said.c_str());
    }
    for (const auto kind : ticket::kKinds)
        QVERIFY(kinds[std::string{ticket::name(kind)}] >= 100);
    QVERIFY(kinds[std::string{assist::kNoKind}] >= 100);
    QVERIFY(parseCityText(cityText(city())).value().kinds == city().kinds);
    const auto without = readCity(cityFolder({{"kinds.tsv", ""}}));
    QVERIFY(without.ok());
    QVERIFY(without.value().kinds.empty());
}

void CityContent::kindMistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* text, const char* problem) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(problem);
    };
    row("no column of kinds", "said\n冷\n", "missing_member kinds.tsv:1:1 ");
    row("an unknown kind", "kind\tsaid\n-\t喂\ngossip\t冷\n", "bad_member kinds.tsv:3:1 ");
    row("a kind as people read it", "kind\tsaid\n投诉\t冷\n", "bad_member kinds.tsv:2:1 ");
    row("nothing said", "kind\tsaid\nhelp\t\n", "missing_member kinds.tsv:2:1 ");
}

void CityContent::kindMistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, problem);
    verifyRefused("kinds.tsv", text, problem);
}

void CityContent::coloursStandApartByShapeAlone()
{
    const auto& colours = city().colours;
    QVERIFY(colours.size() >= 4);
    std::set<ticket::MarkShape> shapes;
    for (const auto& colour : colours) {
        shapes.insert(colour.shape);
        QVERIFY2(!colour.confidential || !colour.team.empty(), colour.id.c_str());
    }
    QCOMPARE(shapes.size(), colours.size());
    QVERIFY(parseCityText(cityText(city())).value().colours == colours);
    QVERIFY(readCity(cityFolder({{"colours.yaml", ""}})).value().colours.empty());
}

void CityContent::everyColourWithAClockIsAColour()
{
    for (const auto& rule : city().policy.rules)
        for (const auto& id : rule.when.colours)
            QVERIFY2(ticket::findColour(city().colours, id), id.c_str());
}

void CityContent::colourMistakes_data()
{
    QTest::addColumn<QByteArray>("colour");
    QTest::addColumn<QByteArray>("problem");
    const auto row = [](const char* name, const char* colour, const char* problem) {
        QTest::newRow(name) << QByteArray(colour) << QByteArray(problem);
    };
    row("no shape", "{id: a, name: 甲, paint: \"#000000\"}", "missing_member colours.yaml:2:5 ");
    row("another shape", "{id: a, name: 甲, shape: blob, paint: \"#000000\"}",
        "bad_member colours.yaml:2:");
    row("no paint", "{id: a, name: 甲, shape: lock}", "missing_member colours.yaml:2:5 ");
    row("a paint by its name", "{id: a, name: 甲, shape: lock, paint: red}",
        "bad_member colours.yaml:2:");
    row("kept from everybody",
        "{id: a, name: 甲, shape: lock, paint: \"#000000\", confidential: true}",
        "missing_member colours.yaml:2:5 ");
    row("a team of two words", "{id: a, name: 甲, shape: lock, paint: \"#000000\", team: \"a b\"}",
        "bad_member colours.yaml:2:");
    row("an unknown kind", "{id: a, name: 甲, shape: lock, paint: \"#000000\", kinds: [gossip]}",
        "bad_member colours.yaml:2:");
    row("an unknown category",
        "{id: a, name: 甲, shape: lock, paint: \"#000000\", categories: [\"99\"]}",
        "unknown_category colours.yaml:2:");
    row("an unknown member", "{id: a, name: 甲, shape: lock, paint: \"#000000\", mood: 1}",
        "unknown_member colours.yaml:2:");
    row("twice",
        "{id: a, name: 甲, shape: lock, paint: \"#000000\"}\n  - {id: a, name: 乙, shape: star, "
        "paint: \"#000000\"}",
        "duplicate_id colours.yaml:3:5 ");
}

void CityContent::colourMistakes()
{
    QFETCH(QByteArray, colour);
    QFETCH(QByteArray, problem);
    verifyRefused("colours.yaml", "colours:\n  - " + colour + '\n', problem);
}

QTEST_APPLESS_MAIN(CityContent)
#include "tst_city_content.moc"
