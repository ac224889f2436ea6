#include <QTest>

#include "models/base/telephone.h"

using namespace lianxin;

class TestTelephone : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comparesNumbers_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("plain");
        const auto row = [](const char* written, const char* plain) {
            QTest::addRow("'%s'", written) << QByteArray(written) << QByteArray(plain);
        };
        for (const auto* mobile :
             {"13800006127", "+8613800006127", "+86 138-0000-6127", "0086 13800006127",
              "8613800006127", "013800006127", "138 0000 6127", "+86 (138) 0000.6127"})
            row(mobile, "13800006127");
        row("0399-3600101", "03993600101");
        row("+86 399 3600101", "03993600101");
        row("+86 0399 3600101", "03993600101");
        row("010 8888 8888", "01088888888");
        row("+86 10086", "10086");
        row("3600101", "3600101");
        row("+1 212 555 0100", "+12125550100");
        row("86", "86");
        row("+86", "+86");
        row("anonymous", "anonymous");
        row("sip:8613800006127@host", "sip:8613800006127@host");
        row("", "");
    }
    void comparesNumbers()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, plain);
        QCOMPARE(QByteArray::fromStdString(plainNumber(written.toStdString())), plain);
        QCOMPARE(QByteArray::fromStdString(plainNumber(plain.toStdString())), plain);
    }
};

QTEST_APPLESS_MAIN(TestTelephone)
#include "tst_telephone.moc"
