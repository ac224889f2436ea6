#include "tests/models/assist/city.h"

#include "models/assist/ask_reader.h"
#include "models/assist/field_reader.h"

#include <QTest>

#include <map>
#include <set>

using namespace lianxin;
using namespace lianxin::assist;

/// The demo city's templates, each by what its own words bring: a template that stands in a file
/// and is never filled helps nobody.
class TestAssistTemplates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void askingIsHeard();
    void everyChoiceCanBeSaid();
    void yesAndNoAreAnswers();
    void everyAskCanBeWanted();
    void everyTemplateIsChosen();
    void aCallFillsItsForm_data();
    void aCallFillsItsForm();
    void theOperatorTellsTheUnit_data();
    void theOperatorTellsTheUnit();
};

namespace {

constexpr const char* kFriday = "2026-11-27T14:00:40+08:00";

const std::vector<ticket::FormTemplate>& templates()
{
    return demoAssistant()->sources().templates;
}

Heard said(int id, session::Speaker speaker, const std::string& text)
{
    session::Utterance utterance;
    utterance.id = id;
    utterance.speaker = speaker;
    utterance.text = text;
    return hear(utterance);
}

/// The call-taker asks the field's question, the caller gives one answer.
std::vector<Heard> asked(const ticket::TemplateField& field, const std::string& answer)
{
    return {said(0, session::Speaker::Agent, field.ask), said(1, session::Speaker::Caller, answer)};
}

Proposal read(const FieldCues& cues, const std::vector<Heard>& heard)
{
    static const places::Gazetteer kNowhere;
    static const std::optional<Whereabouts> kUnknown;
    static const Proposal kNoTime;
    const std::vector<std::vector<Moment>> moments(heard.size());
    const std::vector<std::vector<places::Mention>> mentions(heard.size());
    return readField(cues,
                     {heard, moments, mentions, kNowhere, kUnknown, kNoTime, {}, nullptr, {}});
}

template <class Use> void eachField(ticket::FieldType type, Use use)
{
    for (const auto& form : templates()) {
        const auto cues = prepare(form);
        for (const auto& field : cues.fields)
            if (field.field->type == type)
                use(form, field);
    }
}

QByteArray at(const ticket::FormTemplate& form, const FieldCues& cues, const std::string& word)
{
    return QByteArray::fromStdString(form.id.str() + '.' + cues.field->id + ' ' + word);
}

} // namespace

void TestAssistTemplates::askingIsHeard()
{
    QByteArrayList deaf;
    for (const auto& form : templates())
        for (const auto& cues : prepare(form).fields)
            if (relevance(cues, asked(*cues.field, "大概是这样的吧")).back() < 1)
                deaf << at(form, cues, cues.field->ask);
    QVERIFY2(deaf.isEmpty(), deaf.join('\n').constData());
}

void TestAssistTemplates::everyChoiceCanBeSaid()
{
    QByteArrayList unheard;
    int tried = 0;
    eachField(ticket::FieldType::Choice, [&](const auto& form, const FieldCues& cues) {
        const auto& choices = cues.field->choices;
        for (std::size_t n = 0; n < choices.size(); ++n) {
            auto words =
                cues.field->said.empty() ? std::vector<std::string>{} : cues.field->said[n];
            if (words.empty())
                words.push_back(choices[n]);
            for (const auto& word : words) {
                ++tried;
                const auto heard = read(cues, asked(*cues.field, word));
                if (heard.value != choices[n])
                    unheard << at(form, cues, word + " → " + heard.value);
            }
        }
    });
    QVERIFY(tried > 2000);
    QVERIFY2(unheard.isEmpty(), (QByteArray::number(unheard.size()) + " of " +
                                 QByteArray::number(tried) + '\n' + unheard.join('\n'))
                                    .constData());
}

void TestAssistTemplates::yesAndNoAreAnswers()
{
    QByteArrayList wrong;
    eachField(ticket::FieldType::YesNo, [&](const auto& form, const FieldCues& cues) {
        for (const auto& [answer, value] : {std::pair("有的", "是"), std::pair("没有", "否"),
                                            std::pair("没来过", "否"), std::pair("还没呢", "否")})
            if (read(cues, asked(*cues.field, answer)).value != value)
                wrong << at(form, cues, answer);
        for (const auto& word : cues.field->words)
            if (word.starts_with("没") && read(cues, asked(*cues.field, word)).value == "是")
                wrong << at(form, cues, word);
    });
    QVERIFY2(wrong.isEmpty(), wrong.join('\n').constData());
}

void TestAssistTemplates::everyAskCanBeWanted()
{
    QByteArrayList unheard;
    for (const auto& form : templates())
        for (const auto& ask : form.asks)
            for (const auto& word : ask.words) {
                const auto asks =
                    readAsks(form, {said(0, session::Speaker::Caller, "我就想" + word)});
                if (asks.field.value.find(ask.name) == std::string::npos)
                    unheard << QByteArray::fromStdString(form.id.str() + ' ' + word);
            }
    QVERIFY2(unheard.isEmpty(), unheard.join('\n').constData());
}

void TestAssistTemplates::everyTemplateIsChosen()
{
    const auto& sources = demoAssistant()->sources();
    std::set<std::string> chosen;
    std::map<std::string, std::set<std::string>> byFirst;
    for (const auto& category : sources.categories.all()) {
        const auto* form = ticket::templateFor(sources.templates, category.code);
        QVERIFY(form);
        chosen.insert(form->id.str());
        if (!form->categories.empty())
            byFirst[category.code.str().substr(0, 2)].insert(form->id.str());
    }
    for (const auto& form : sources.templates)
        QVERIFY2(chosen.contains(form.id.str()) || form.categories.empty(), form.id.str().c_str());
    QCOMPARE(byFirst.size(), std::size_t{13});
    for (const auto& [code, forms] : byFirst)
        QVERIFY2(forms.size() >= 10, code.c_str());
    for (const auto& category : sources.categories.all())
        if (sources.categories.isLeaf(category.code))
            QVERIFY2(!ticket::templateFor(sources.templates, category.code)->categories.empty(),
                     category.code.str().c_str());
}

void TestAssistTemplates::aCallFillsItsForm_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("turns");
    const auto row = [](const char* name, const char* field, const char* value,
                        const QStringList& turns) {
        QTest::newRow(name) << field << value << turns;
    };
    const QStringList gym{"我要退健身卡，他们关门了", "话:办卡花了多少钱？", "三千六，就去过两次"};
    row("paid, by the question", "t.paid", "3600 元", gym);
    row("what was paid is not left", "t.balance", "", gym);
    row("left, by the question", "t.balance", "1200 元",
        {"我要退健身卡，他们关门了", "话:卡里还剩多少钱？", "一千二"});
    row("reported, though nobody came", "t.reported", "是",
        {"我家宽带断网了", "话:请问报修过吗，有没有人来？", "报了两回，没人来"});
    row("slow in other words", "t.fault", "网速慢",
        {"我家宽带出问题了", "话:请问是断网、网慢，还是装不上、移不了机？", "一到晚上就卡"});
    row("what a child will do is no school", "t.school", "", {"红旗区孩子明年上小学要什么材料"});
    row("请等一下 is no firm", "t.company", "", {"一下物业，我们电梯坏了"});
}

void TestAssistTemplates::aCallFillsItsForm()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QStringList, turns);
    Desk desk{demoAssistant(), kFriday};
    for (const auto& turn : turns)
        desk.turn(turn.toStdString());
    QCOMPARE(QString::fromStdString(desk.value(field.toStdString())), value);
}

void TestAssistTemplates::theOperatorTellsTheUnit_data()
{
    QTest::addColumn<QStringList>("turns");
    QTest::addColumn<QString>("unit");
    const QStringList asked{"家里宽带断网三天了", "话:请问是移动、联通、电信，还是广电？"};
    QTest::newRow("not known yet") << asked << "industry";
    QTest::newRow("mobile") << asked + QStringList{"移动的"} << "mobile-company";
    QTest::newRow("unicom") << asked + QStringList{"联通"} << "unicom-company";
    QTest::newRow("telecom") << asked + QStringList{"电信的"} << "telecom-company";
    QTest::newRow("put right") << asked + QStringList{"联通，不对，是移动的"} << "mobile-company";
    QTest::newRow("another") << asked + QStringList{"广电的"} << "industry";
}

void TestAssistTemplates::theOperatorTellsTheUnit()
{
    QFETCH(QStringList, turns);
    QFETCH(QString, unit);
    Desk desk{demoAssistant(), kFriday};
    for (const auto& turn : turns)
        desk.turn(turn.toStdString());
    QVERIFY(desk.session().destination);
    QCOMPARE(QString::fromStdString(desk.session().destination->lead.unit.str()), unit);
    if (turns.size() == 2) {
        QVERIFY(!desk.session().destination->automatic);
        QCOMPARE(desk.session().destination->others.size(), std::size_t{3});
    }
    desk.type("t.operator", "电信");
    QCOMPARE(desk.session().destination->lead.unit, UnitId{"telecom-company"});
}

QTEST_APPLESS_MAIN(TestAssistTemplates)
#include "tst_assist_templates.moc"
