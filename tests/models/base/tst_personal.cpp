#include <QTest>

#include "models/base/personal.h"

using namespace lianxin;

class TestPersonal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersWithinATextAreMasked_data();
    void numbersWithinATextAreMasked();
    void aLongRowOfDigitsIsNoNumber();
    void whatWasSeenMaskedComesBackWhole_data();
    void whatWasSeenMaskedComesBackWhole();
};

void TestPersonal::numbersWithinATextAreMasked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* text, const char* shown) {
        QTest::newRow(text) << QString(text) << QString(shown);
    };
    row("请回13800006127", "请回138****6127");
    row("座机0373-3025512，白天打", "座机037*****5512，白天打");
    row("身份证41070219900101123X。", "身份证410***********123X。");
    row("3号楼2单元501，12345打过", "3号楼2单元501，12345打过");
    row("押金20000元", "押金20000元");
    row("我电话幺三八零零零零六幺二七", "我电话幺三八****六幺二七");
    row("幺三八，零零零零，六幺二七，你记一下", "幺三八，****，六幺二七，你记一下");
    row("138 0000 6127", "138 **** 6127");
    row("１３８０００06127", "１３８****6127");
    row("零三七三三零二五五一二打不通", "零三七****五五一二打不通");
    row("身份证四一零七零二一九九零零一零一一二三X", "身份证四一零***********一二三X");
    row("501，13800006127", "501，138****6127");
    row("13800006127、13811116127", "138****6127、138****6127");
    row("一、二、三、四、五、六、七、八、九、十、十一",
        "一、二、三、四、五、六、七、八、九、十、十一");
    row("二零二六年一月五号，三号楼一零零一", "二零二六年一月五号，三号楼一零零一");
    row("", "");
}

void TestPersonal::numbersWithinATextAreMasked()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(QString::fromStdString(maskedWithin(text.toStdString())), shown);
}

void TestPersonal::aLongRowOfDigitsIsNoNumber()
{
    std::string row;
    for (int i = 0; i < 30'000; ++i)
        row += "2，";
    QCOMPARE(maskedWithin(row), row);
    QCOMPARE(maskedWithin(row + "13800006127"), row + "138****6127");
}

void TestPersonal::whatWasSeenMaskedComesBackWhole_data()
{
    QTest::addColumn<QString>("original");
    QTest::addColumn<QString>("edited");
    QTest::addColumn<QString>("stored");
    const auto row = [](const char* name, const char* original, const char* edited,
                        const char* stored) {
        QTest::newRow(name) << QString(original) << QString(edited) << QString(stored);
    };
    row("a number alone", "13800006127", "138****6127", "13800006127");
    row("another number", "13800006127", "13900001111", "13900001111");
    row("beside new words", "请回13800006127", "请回138****6127，晚上也行",
        "请回13800006127，晚上也行");
    row("two that look alike", "13800006127或13811116127", "138****6127或138****6127",
        "13800006127或13811116127");
    row("one of two struck out", "13800006127或15911116222", "159****6222", "15911116222");
    row("as it was said", "打幺三八，零零零零，六幺二七", "打幺三八，****，六幺二七，急",
        "打幺三八，零零零零，六幺二七，急");
    row("stars nobody masked", "没有号码", "138****6127", "138****6127");
}

void TestPersonal::whatWasSeenMaskedComesBackWhole()
{
    QFETCH(QString, original);
    QFETCH(QString, edited);
    QFETCH(QString, stored);
    QCOMPARE(QString::fromStdString(unmasked(edited.toStdString(), original.toStdString())),
             stored);
}

QTEST_APPLESS_MAIN(TestPersonal)
#include "tst_personal.moc"
