#include "models/text/simplified.h"
#include "models/text/utf.h"

#include <QTest>

using lianxin::text::simplified;

class SimplifiedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void simplifies_data();
    void simplifies();
};

void SimplifiedTest::simplifies_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("one character") << QByteArray{"節後返工"} << QByteArray{"节后返工"};
    QTest::newRow("simplified already") << QByteArray{"皇后与干部"} << QByteArray{"皇后与干部"};
    QTest::newRow("by itself, whatever it means") << QByteArray{"乾隆"} << QByteArray{"干隆"};
    QTest::newRow("nothing Chinese") << QByteArray{"WiFi 5G，😀"} << QByteArray{"WiFi 5G，😀"};
    QTest::newRow("empty") << QByteArray{} << QByteArray{};
    QTest::newRow("broken UTF-8") << QByteArray{"後\xff門"} << QByteArray{"后\xef\xbf\xbd门"};
}

void SimplifiedTest::simplifies()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto out = simplified(text.toStdString());
    QCOMPARE(out, expected.toStdString());
    QCOMPARE(lianxin::text::toUtf32(out).size(), lianxin::text::toUtf32(text.toStdString()).size());
}

QTEST_APPLESS_MAIN(SimplifiedTest)
#include "tst_simplified.moc"
