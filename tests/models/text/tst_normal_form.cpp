#include "models/text/normal_form.h"

#include <QTest>

using namespace lianxin::text;

class NormalFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void utf8_data();
    void utf8();
    void normal_data();
    void normal();
    void mapsBack();
    void dropsFillers_data();
    void dropsFillers();
    void classes();
    void legibleOnAForm();
};

void NormalFormTest::utf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("points");
    QTest::addColumn<QByteArray>("again");
    QTest::newRow("empty") << QByteArray() << 0 << QByteArray();
    QTest::newRow("Han") << QByteArray("暖气") << 2 << QByteArray("暖气");
    QTest::newRow("emoji") << QByteArray("好😀") << 2 << QByteArray("好😀");
    QTest::newRow("lone continuation") << QByteArray("a\x80z") << 3 << QByteArray("a�z");
    QTest::newRow("cut sequence") << QByteArray("\xE6\x9A") << 1 << QByteArray("�");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 3 << QByteArray("���");
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << 2 << QByteArray("��");
    QTest::newRow("too large") << QByteArray("\xF5\x80\x80\x80") << 4 << QByteArray("����");
    QTest::newRow("zero byte") << QByteArray("a\0b", 3) << 3 << QByteArray("a\0b", 3);
}

void NormalFormTest::utf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, points);
    QFETCH(QByteArray, again);
    const std::string text = bytes.toStdString();
    const std::u32string decoded = toUtf32(text);
    QCOMPARE(static_cast<int>(decoded.size()), points);
    QCOMPARE(length(text), points);
    QCOMPARE(QByteArray::fromStdString(toUtf8(decoded)), again);
    QCOMPARE(fromUtf16(toUtf16(decoded)), decoded);
    QCOMPARE(toUtf32(slice(text, {0, points})), decoded);
    QCOMPARE(slice(text, {points, points + 5}), std::string());
}

void NormalFormTest::normal_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::newRow("full width") << "ＡＢＣ１２３，"
                                << "abc123,";
    QTest::newRow("spaces of a recogniser") << "阳 光 小区 3 号楼"
                                            << "阳光小区3号楼";
    QTest::newRow("Latin words keep one") << "Hello   World"
                                          << "hello world";
    QTest::newRow("ideographic space") << "平原路　东街"
                                       << "平原路东街";
    QTest::newRow("zero width") << "平​原﻿路"
                                << "平原路";
    QTest::newRow("overrides of direction") << "平\u202e原\u2066路\u2069三\u202c号"
                                            << "平原路三号";
    QTest::newRow("other controls") << "平\u0080原\u0007路"
                                    << "平原路";
    QTest::newRow("compatibility") << "㎡①㈱"
                                   << "m21(株)";
    QTest::newRow("line break") << "平原路\r\n\n东街"
                                << "平原路\n东街";
    QTest::newRow("edges") << "  好  "
                           << "好";
    QTest::newRow("degree") << "１４℃"
                            << "14°c";
}

void NormalFormTest::normal()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    const Normalised text = normalise(in.toStdString());
    QCOMPARE(QString::fromStdString(text.utf8()), out);
    QCOMPARE(text.source.size(), text.text.size() + 1);
    QCOMPARE(text.source.back(), length(in.toStdString()));
    QVERIFY(std::is_sorted(text.source.begin(), text.source.end()));
}

void NormalFormTest::mapsBack()
{
    const Normalised text = normalise("我 家 ３ 号楼");
    QCOMPARE(text.utf8(), std::string("我家3号楼"));
    const Span span = text.original({2, 5});
    QCOMPARE(span.from, 4);
    QCOMPARE(span.to, 8);
    QCOMPARE(text.original({5, 5}).from, 8);
    QCOMPARE(text.original({-4, 99}).to, 8);
}

void NormalFormTest::dropsFillers_data()
{
    QTest::addColumn<QString>("in");
    QTest::addColumn<QString>("out");
    QTest::newRow("sounds") << "嗯我家呃暖气不热啊"
                            << "我家暖气不热";
    QTest::newRow("hesitation") << "那个，我想问一下"
                                << ",我想问一下";
    QTest::newRow("that compound stays") << "那个小区没有暖气"
                                         << "那个小区没有暖气";
    QTest::newRow("stutter") << "我我我想反映"
                             << "我想反映";
    QTest::newRow("repeated words") << "阳光小区阳光小区三号楼"
                                    << "阳光小区三号楼";
    QTest::newRow("function words") << "这个这个物业不管"
                                    << "这个物业不管";
    QTest::newRow("doubled verb stays") << "你们研究研究"
                                        << "你们研究研究";
    QTest::newRow("names stay") << "妈妈住在牛牛村"
                                << "妈妈住在牛牛村";
    QTest::newRow("that is to say") << "就是说，暖气不热"
                                    << ",暖气不热";
}

void NormalFormTest::dropsFillers()
{
    QFETCH(QString, in);
    QFETCH(QString, out);
    const Normalised text = normalise(in.toStdString(), Fillers::Drop);
    QCOMPARE(QString::fromStdString(text.utf8()), out);
    QCOMPARE(text.source.size(), text.text.size() + 1);
}

void NormalFormTest::classes()
{
    QVERIFY(isHan(U'〇') && isHan(U'龘') && !isHan(U'。'));
    QVERIFY(isPunctuation(U'，') && isPunctuation(U'!') && isPunctuation(U'😀') &&
            !isPunctuation(U'a'));
    QVERIFY(isSpace(U'　') && !isSpace(U'一'));
}

void NormalFormTest::legibleOnAForm()
{
    QCOMPARE(legible(std::string("平\u202e原路\0，ＡＢ\n三号\u200b", 32)),
             std::string("平原路，ＡＢ 三号"));
    QCOMPARE(legible("平原路 3 号"), std::string("平原路 3 号"));
    QVERIFY(isInvisible(U'\u2067') && isInvisible(U'\0') && !isInvisible(U'路') &&
            !isInvisible(U'，'));
}

QTEST_APPLESS_MAIN(NormalFormTest)
#include "tst_normal_form.moc"
