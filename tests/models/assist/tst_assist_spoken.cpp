#include "tests/models/assist/city.h"

#include "models/assist/exchange.h"
#include "models/assist/field_reader.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>

using namespace lianxin;
using namespace lianxin::assist;

/// How often hesitant, corrected, piecemeal speech gives the right value. The calls of spoken.tsv
/// are our own. Of those written before the rules half were looked at when rules were made and half
/// are kept back and only counted; the fresh ones were written after the rules and are only
/// counted. docs/understanding.md has the figures.
class TestAssistSpoken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shares_data();
    void shares();
};

namespace {

constexpr const char* kCalledAt = "2026-11-25T10:00:00+08:00";
constexpr const char* kLine = "13900000001";

struct Row {
    QString half; ///< `looked`, `kept` or `fresh`
    QString kind;
    std::string field;
    std::string expected;
    QStringList turns;
};

std::vector<Row> rows()
{
    std::vector<Row> all;
    const auto text =
        QString::fromStdString(fileText(LIANXIN_SOURCE_DIR "/tests/models/assist/spoken.tsv"));
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (int i = 1; i < lines.size(); ++i) {
        const QStringList cells = lines[i].split(QLatin1Char('\t'));
        Row row;
        row.half = cells.value(0);
        row.kind = cells.value(1);
        row.field = cells.value(2).toStdString();
        row.expected = cells.value(3).toStdString();
        row.turns = cells.value(4).split(QLatin1Char('|'));
        all.push_back(std::move(row));
    }
    return all;
}

session::Utterance utteranceOf(const QString& turn, int id)
{
    const QString agent = QStringLiteral("话：");
    session::Utterance utterance;
    utterance.id = id;
    utterance.speaker = turn.startsWith(agent) ? session::Speaker::Agent : session::Speaker::Caller;
    utterance.text = (turn.startsWith(agent) ? turn.mid(agent.size()) : turn).toStdString();
    return utterance;
}

/// A template as many are: one amount, one firm, one number of people, one plate.
const ticket::FormTemplate& formTemplate()
{
    static const ticket::FormTemplate kForm = [] {
        using enum ticket::FieldType;
        ticket::FormTemplate form;
        form.fields = {
            {"amount",
             "涉及金额",
             Money,
             "请问一共交了多少钱？",
             false,
             {},
             {"交了", "押金", "元", "块"}},
            {"firm", "商家名称", Organisation, "请问是哪家店？", false, {}, {"店", "超市", "公司"}},
            {"count", "涉及人数", Number, "一共多少人？", false, {}, {"个", "人"}},
            {"plate", "车牌号", Plate, "请您报一下车牌号。", false, {}, {"车牌"}}};
        return form;
    }();
    return kForm;
}

const places::Gazetteer& gazetteer()
{
    static const places::Gazetteer kGazetteer{demoAssistant()->sources().places,
                                              demoAssistant()->sources().roads};
    return kGazetteer;
}

std::string fieldOfTemplate(const Row& row)
{
    const auto now = base::parseIso(kCalledAt).value();
    std::vector<Heard> heard;
    std::vector<std::vector<Moment>> moments;
    std::vector<std::vector<places::Mention>> mentions;
    for (int i = 0; i < row.turns.size(); ++i) {
        heard.push_back(hear(utteranceOf(row.turns[i], i + 1)));
        moments.push_back(readMoments(heard.back(), now));
        mentions.push_back(gazetteer().find(std::string_view{heard.back().raw}));
    }
    readInTurn(heard, moments);
    const std::optional<Whereabouts> nowhere;
    const Proposal never;
    const FieldContext context{heard, moments, mentions, gazetteer(), nowhere,
                               never, kLine,   nullptr,  now};
    const auto cues = prepare(formTemplate());
    for (const auto& field : cues.fields)
        if (field.field->id == row.field)
            return readField(field, context).value;
    return "no such field";
}

std::string fieldOfForm(const Row& row)
{
    session::CallOffered offered;
    if (row.field == "callback_number")
        offered.number = Personal{kLine};
    Desk desk{demoAssistant(), kCalledAt, offered};
    for (const auto& turn : row.turns) {
        const auto utterance = utteranceOf(turn, 0);
        desk.hear(utterance.speaker, utterance.text);
    }
    if (row.field == "time")
        return desk.value("time");
    return row.field == "place" ? desk.shown("place") : desk.value(row.field);
}

std::string valueOf(const Row& row)
{
    const auto& fields = formTemplate().fields;
    const bool ofTemplate = std::any_of(fields.begin(), fields.end(),
                                        [&](const auto& field) { return field.id == row.field; });
    return ofTemplate ? fieldOfTemplate(row) : fieldOfForm(row);
}

/// `a/b`: one of them. Of places and summaries: all parts joined by & are in it, none behind !.
bool isRight(const Row& row, const std::string& value)
{
    const bool parts = row.field == "place" || row.field == "summary";
    const auto expected = QString::fromStdString(row.expected);
    const auto found = QString::fromStdString(value);
    if (expected.isEmpty())
        return found.isEmpty();
    if (!parts)
        return expected.split(QLatin1Char('/')).contains(found);
    const auto all = expected.split(QLatin1Char('&'));
    return std::all_of(all.begin(), all.end(), [&](const QString& part) {
        return part.startsWith(QLatin1Char('!')) ? !found.contains(part.mid(1))
                                                 : found.contains(part);
    });
}

} // namespace

void TestAssistSpoken::shares_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("half");
    QTest::addColumn<int>("least"); ///< right ones
    struct Kind {
        const char* name;
        int looked;
        int kept;
        int fresh;
    };
    for (const auto& kind :
         {Kind{"names", 0, 0, 0}, Kind{"firms", 0, 0, 0}, Kind{"amounts", 0, 0, 0},
          Kind{"times", 0, 0, 0}, Kind{"places", 0, 0, 0}, Kind{"corrections", 0, 0, 0}})
        for (const auto& [half, least] :
             {std::pair{"looked", kind.looked}, std::pair{"kept", kind.kept},
              std::pair{"fresh", kind.fresh}})
            QTest::addRow("%s, %s", kind.name, half)
                << QString{kind.name} << QString{half} << least;
}

void TestAssistSpoken::shares()
{
    QFETCH(QString, kind);
    QFETCH(QString, half);
    QFETCH(int, least);
    const bool tells = half == QLatin1String("looked");
    int right = 0;
    int all = 0;
    for (const auto& row : rows()) {
        if (row.kind != kind || row.half != half)
            continue;
        const auto value = valueOf(row);
        const bool good = isRight(row, value);
        ++all;
        right += good ? 1 : 0;
        if (!good && tells)
            qInfo("%s: %s is [%s], meant [%s]", qPrintable(row.turns.join(QStringLiteral(" | "))),
                  row.field.c_str(), value.c_str(), row.expected.c_str());
    }
    qInfo("%d of %d right", right, all);
    QVERIFY(all >= 10);
    QVERIFY2(right >= least, "fewer are right than stands in docs/understanding.md");
}

QTEST_APPLESS_MAIN(TestAssistSpoken)
#include "tst_assist_spoken.moc"
