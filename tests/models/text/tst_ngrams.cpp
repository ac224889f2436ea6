#include "models/text/ngrams.h"

#include <QTest>

using namespace lianxin::text;

class NgramsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void termsOfText();
    void clausesOfText();
    void corrects_data();
    void corrects();
};

void NgramsTest::termsOfText()
{
    QCOMPARE(termTexts("暖气A1不"), (std::vector<std::string>{"暖", "暖气", "气", "a1", "不"}));
    QCOMPARE(bigrams("暖气不热"), (std::vector<std::string>{"暖气", "气不", "不热"}));
    QVERIFY(termTexts("，。😀").empty());
    const auto found = terms("我，暖 气");
    QCOMPARE(found.size(), std::size_t{4});
    QCOMPARE(found[2].text, std::string("暖气"));
    QCOMPARE(found[2].span, (Span{2, 5}));
}

void NgramsTest::clausesOfText()
{
    const std::u32string text = U"暖气不热,才14.5度。谁管?";
    const auto found = clauses(text);
    QCOMPARE(found.size(), std::size_t{3});
    QVERIFY(slice(std::u32string_view(text), found[1]) == U"才14.5度");
    QVERIFY(clauses(U"").empty());
    QVERIFY(clauses(U",,。").empty());
}

void NgramsTest::corrects_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char* said, const char* meant) {
        QTest::newRow(said) << QString(said) << QString(meant);
    };
    row("我家在3号楼，不对，是5号楼", "我家在5号楼");
    row("在平原路，不对，是平远路", "在平远路");
    row("住三单元不对是四单元的", "住四单元的");
    row("电话是8356，说错了，是8365", "电话是8365");
    row("你们说得不对，我不同意", "你们说得不对,我不同意");
    row("八号楼，不是，九号楼", "九号楼");
    row("交了三千，哦不对，三千五", "交了三千五");
    row("我在书香苑，不是，你们到底管不管", "我在书香苑,不是,你们到底管不管");
    row("他说没有，不对啊", "他说没有,不对啊");
    row("我叫韩美不对韩梅", "我叫韩梅");
    row("一单元六零一哦不六零二", "一单元六零二");
    row("老兵烧烤不是老冰烧烤", "老兵烧烤不是老冰烧烤");
    row("这个不对那个不对", "这个不对那个不对");
    row("他说的不对我说的", "他说的不对我说的");
    row("不对", "不对");
    row("", "");
}

void NgramsTest::corrects()
{
    QFETCH(QString, said);
    QFETCH(QString, meant);
    const Normalised out = corrected(normalise(said.toStdString()));
    QCOMPARE(QString::fromStdString(out.utf8()), meant);
    QCOMPARE(out.source.size(), out.text.size() + 1);
}

QTEST_APPLESS_MAIN(NgramsTest)
#include "tst_ngrams.moc"
