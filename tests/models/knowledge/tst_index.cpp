#include "models/knowledge/index.h"

#include "models/text/utf.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::knowledge;

namespace {

Entry entry(const char* id, const char* title, std::vector<std::string> questions,
            const char* answer, const char* category = "")
{
    Entry entry;
    entry.id = EntryId{id};
    entry.title = title;
    entry.questions = std::move(questions);
    entry.answer = answer;
    entry.category = CategoryCode{category};
    return entry;
}

std::vector<Entry> entries()
{
    return {entry("refund", "供热温度不达标怎样退费？", {"暖气不热能退钱吗", "室温不够怎么退热费"},
                  "按天退还热费，测温单请保留好。", "010101"),
            entry("check", "暖气不热应先做哪几步检查？", {"暖气片上面热下面凉", "要不要放气"},
                  "先看阀门，再放气，最后测温。", "010101"),
            entry("noise", "夜间施工噪声有什么规定？", {"半夜施工归谁管", "夜里浇混凝土合法吗"},
                  "晚上十点到早上六点不得施工。", "030101"),
            entry("card", "预付卡退费怎么办？", {"健身房关门了钱怎么办", "办的卡能退吗"},
                  "凭合同和付款记录申请调解。", "090304"),
            entry("water", "停水了怎么办？", {"怎么突然停水了", "什么时候来水"},
                  "先看小区有没有停水通知。", "010201")};
}

std::string best(const Index& index, const char* asked, const Scope& scope = {})
{
    const auto found = index.search(std::string_view{asked}, scope, 1);
    return found.empty() ? std::string{}
                         : index.entries()[static_cast<std::size_t>(found.front().entry)].id.str();
}

} // namespace

class TestIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ranks_data();
    void ranks();
    void habitSaysNothing();
    void keepsToValidity();
    void keepsToRegion();
    void knownCategoryComesFirst();
    void latestWordsCountMore();
    void passagesBeatScatteredWords();
    void whatIsSharedWordForWordCounts();
    void bothWaysOfWritingMeet();
    void spansPointAtTheWords();
    void sameQuestionSameAnswer();
    void survivesAnyText_data();
    void survivesAnyText();
    void emptyIndexFindsNothing();
};

void TestIndex::ranks_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("id");
    QTest::newRow("as a caller says it") << "我家暖气不热，热费能不能退"
                                         << "refund";
    QTest::newRow("another side of the matter") << "暖气片上面是热的下面全凉，是不是要放气"
                                                << "check";
    QTest::newRow("question") << "都半夜了工地还在浇混凝土"
                              << "noise";
    QTest::newRow("one word") << "停水"
                              << "water";
    QTest::newRow("words of the answer") << "我有付款记录和合同"
                                         << "card";
    QTest::newRow("nothing known") << "猫爬架"
                                   << "";
}

void TestIndex::ranks()
{
    QFETCH(QString, asked);
    QFETCH(QString, id);
    const Index index{entries()};
    QCOMPARE(QString::fromStdString(best(index, asked.toUtf8().constData())), id);
}

void TestIndex::habitSaysNothing()
{
    const Index index{entries()};
    const auto said =
        index.search(std::string_view{"您好，请问有什么可以帮您"}, {"", {}, {}, 0.2}, 3);
    QVERIFY(said.empty());
}

void TestIndex::keepsToValidity()
{
    auto dated = entries();
    dated[0].from = "2026-11-15";
    dated[0].until = "2027-03-15";
    const Index index{dated};
    QCOMPARE(best(index, "退热费", {"2026-11-15", {}, {}, 0}), std::string{"refund"});
    QCOMPARE(best(index, "退热费", {"2027-03-15", {}, {}, 0}), std::string{"refund"});
    QVERIFY(best(index, "退热费", {"2026-11-14", {}, {}, 0}) != "refund");
    QVERIFY(best(index, "退热费", {"2027-03-16", {}, {}, 0}) != "refund");
    QCOMPARE(best(index, "退热费"), std::string{"refund"});
}

void TestIndex::keepsToRegion()
{
    auto regional = entries();
    regional.push_back(entry("water-east", "东湖区停水了怎么办？",
                             {"怎么突然停水了", "什么时候来水"}, "先看小区有没有停水通知。"));
    regional.back().region = DistrictCode{"990106"};
    const Index index{regional};
    const auto ids = [&](const char* region) {
        QStringList found;
        for (const auto& one :
             index.search(std::string_view{"停水了"}, {"", DistrictCode{region}, {}, 0}, 5))
            found << QString::fromStdString(
                index.entries()[static_cast<std::size_t>(one.entry)].id.str());
        return found;
    };
    QVERIFY(ids("990106").contains("water-east"));
    QVERIFY(!ids("990101").contains("water-east"));
    QCOMPARE(ids("").first(), QStringLiteral("water"));
}

void TestIndex::knownCategoryComesFirst()
{
    const Index index{entries()};
    QCOMPARE(best(index, "退费", {"", {}, CategoryCode{"010101"}, 0}), std::string{"refund"});
    QCOMPARE(best(index, "退费", {"", {}, CategoryCode{"090304"}, 0}), std::string{"card"});
}

void TestIndex::latestWordsCountMore()
{
    const Index index{entries()};
    const auto heating = index.words("我家暖气不热");
    const auto water = index.words("怎么突然停水了");
    const auto first = [&](double heatingWeight, double waterWeight) {
        const auto found =
            index.search({Said{&heating, heatingWeight}, Said{&water, waterWeight}}, {}, 1);
        return index.entries()[static_cast<std::size_t>(found.front().entry)].id.str();
    };
    QVERIFY(first(1, 0.2) != "water");
    QCOMPARE(first(0.2, 1), std::string{"water"});
    QCOMPARE(first(0, 1), std::string{"water"});
}

/// A long document that names everything somewhere, and one that answers.
void TestIndex::passagesBeatScatteredWords()
{
    std::string between;
    for (int i = 0; i < 60; ++i)
        between += "各部门要认真落实有关工作要求。";
    const std::string scattered = "供热企业应当" + between + "停业的商户" + between + "热费" +
                                  between + "退还押金" + between + "热费" + between + "退还定金";
    auto documents = entries();
    documents.push_back(entry("scattered", "工作通报", {}, scattered.c_str()));
    const std::string answer =
        "前面的话。" + between + between + "停业的商户可以退还热费。" + between;
    documents.push_back(entry("answer", "工作通知", {}, answer.c_str()));
    const Index index{documents, Reading::Passages};
    Scope scope;
    QCOMPARE(best(index, "停业的商户怎么退还热费", scope), std::string{"answer"});
    scope.date = "2026-11-15";
    QCOMPARE(best(index, "暖气不热，热费能不能退", scope), std::string{"refund"});
}

/// The same pairs of characters, once in one piece.
void TestIndex::whatIsSharedWordForWordCounts()
{
    auto documents = entries();
    documents.push_back(entry("pieces", "通知", {}, "延期缴费的缴纳，纳税申请，期缴报告。"));
    documents.push_back(entry("whole", "通告", {}, "延期缴纳税的报告，缴费申请，纳税延期。"));
    const Index index{documents, Reading::Passages};
    QCOMPARE(best(index, "延期缴纳税"), std::string{"whole"});
}

void TestIndex::bothWaysOfWritingMeet()
{
    auto documents = entries();
    documents.push_back(entry("after", "疫情結束後的補貼", {}, "向社區申請。"));
    const Index index{documents};
    QCOMPARE(best(index, "结束后有补贴吗"), std::string{"after"});
    QCOMPARE(best(index, "暖氣不熱怎麼檢查"), std::string{"check"});
}

void TestIndex::spansPointAtTheWords()
{
    const Index index{entries()};
    const std::string first = "😀 喂，我家 暖气不热";
    const std::string second = "那退热费怎么退";
    const auto a = index.words(first);
    const auto b = index.words(second);
    const auto found = index.search({Said{&a, 1}, Said{&b, 1}}, {}, 1);
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(!found.front().spans.empty());
    QStringList words;
    for (const auto& span : found.front().spans) {
        QVERIFY(span.said == 0 || span.said == 1);
        words << QString::fromStdString(
            text::slice(span.said == 0 ? first : second, {span.from, span.to}));
    }
    QVERIFY2(words.contains(QStringLiteral("暖气不热")), qPrintable(words.join('|')));
    QVERIFY2(words.contains(QStringLiteral("退热费")), qPrintable(words.join('|')));
}

void TestIndex::sameQuestionSameAnswer()
{
    std::vector<Entry> twins;
    for (int i = 0; i < 50; ++i)
        twins.push_back(entry(std::to_string(i).c_str(), "暖气不热怎么办", {}, "先测温。"));
    const Index one{twins};
    const Index two{twins};
    const auto ids = [](const Index& index) {
        std::vector<int> ids;
        for (const auto& found : index.search(std::string_view{"暖气不热"}, {}, 10))
            ids.push_back(found.entry);
        return ids;
    };
    QCOMPARE(ids(one), ids(two));
    QCOMPARE(ids(one), (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
}

void TestIndex::survivesAnyText_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("emoji") << QByteArray{"🔥🔥🔥"};
    QTest::newRow("broken UTF-8") << QByteArray{"暖\xff\xc3气"};
    QTest::newRow("Latin") << QByteArray{"WIFI 5G"};
    QTest::newRow("long") << QByteArray{"暖气不热，"}.repeated(6000);
}

void TestIndex::survivesAnyText()
{
    QFETCH(QByteArray, asked);
    const Index index{entries()};
    for (const auto& found : index.search(
             std::string_view{asked.constData(), static_cast<std::size_t>(asked.size())}, {}, 3)) {
        QVERIFY(found.score > 0);
        QVERIFY(found.share >= 0 && found.share <= 1.6);
        QVERIFY(found.spans.size() <= kMostSpans);
    }
}

void TestIndex::emptyIndexFindsNothing()
{
    const Index index;
    QVERIFY(index.entries().empty());
    QVERIFY(index.words("暖气不热").empty());
    QVERIFY(index.search(std::string_view{"暖气不热"}, {}, 3).empty());
}

QTEST_APPLESS_MAIN(TestIndex)
#include "tst_index.moc"
