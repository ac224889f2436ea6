#include "models/item/wording.h"

#include <QSet>
#include <QTest>

using namespace lianxin;

namespace {
UtcTime at(const char* iso)
{
    return *base::parseIso(iso);
}
} // namespace

class TestWording : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clocks_data()
    {
        QTest::addColumn<int>("ms");
        QTest::addColumn<QString>("words");
        QTest::newRow("negative") << -5 << "00:00";
        QTest::newRow("zero") << 0 << "00:00";
        QTest::newRow("just under a second") << 999 << "00:00";
        QTest::newRow("call") << 157'000 << "02:37";
        QTest::newRow("an hour") << 3'600'000 << "1:00:00";
        QTest::newRow("long") << 3'757'000 << "1:02:37";
    }
    void clocks()
    {
        QFETCH(int, ms);
        QTEST(item::clockText(ms), "words");
    }

    void marks()
    {
        QSet<QString> marks;
        ticket::Colour colour;
        colour.name = "营商环境";
        for (const auto shape : ticket::kMarkShapes) {
            colour.shape = shape;
            marks.insert(item::markText(colour));
        }
        QCOMPARE(marks.size(), qsizetype(ticket::kMarkShapes.size()));
        colour.shape = ticket::MarkShape::Diamond;
        QCOMPARE(item::markText(colour), QString::fromUtf8("◆ 营商环境"));
        colour.confidential = true;
        QCOMPARE(item::markText(colour), QString::fromUtf8("◆ 营商环境（保密）"));
    }

    void dues_data()
    {
        QTest::addColumn<QString>("due");
        QTest::addColumn<QString>("words");
        QTest::newRow("today") << "2026-11-22T16:03:00+08:00" << QString::fromUtf8("今天 16:03");
        QTest::newRow("last minute of today")
            << "2026-11-22T23:59:59+08:00" << QString::fromUtf8("今天 23:59");
        QTest::newRow("tomorrow") << "2026-11-23T00:00:00+08:00" << QString::fromUtf8("明天 00:00");
        QTest::newRow("yesterday")
            << "2026-11-21T09:00:00+08:00" << QString::fromUtf8("昨天 09:00");
        QTest::newRow("this week")
            << "2026-11-26T17:30:00+08:00" << QString::fromUtf8("11-26 周四 17:30");
        QTest::newRow("next year")
            << "2027-01-04T12:00:00+08:00" << QString::fromUtf8("2027-01-04 周一 12:00");
        QTest::newRow("utc evening is tomorrow here")
            << "2026-11-22T16:30:00Z" << QString::fromUtf8("明天 00:30");
    }
    void dues()
    {
        QFETCH(QString, due);
        QTEST(item::dueText(at(due.toLatin1()), at("2026-11-22T14:03:00+08:00")), "words");
    }

    void distances_data()
    {
        QTest::addColumn<double>("metres");
        QTest::addColumn<QString>("words");
        QTest::newRow("unknown") << -1.0 << "";
        QTest::newRow("here") << 12.0 << QString::fromUtf8("同一位置");
        QTest::newRow("near") << 118.0 << QString::fromUtf8("120 米");
        QTest::newRow("far") << 1234.0 << QString::fromUtf8("1.2 公里");
    }
    void distances()
    {
        QFETCH(double, metres);
        QTEST(item::metresText(metres), "words");
    }

    void certaintyIsNeverRoundedInto_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::addColumn<QString>("words");
        QTest::newRow("sure") << 1.0 << "100 %";
        QTest::newRow("nearly") << 0.999 << "> 99 %";
        QTest::newRow("likely") << 0.954 << "95 %";
        QTest::newRow("hardly") << 0.001 << "< 1 %";
        QTest::newRow("never") << 0.0 << "0 %";
    }
    void certaintyIsNeverRoundedInto()
    {
        QFETCH(double, ratio);
        QTEST(item::percentText(ratio), "words");
    }

    void offsetsCountSurrogatePairs()
    {
        const QString text = QString::fromUtf8("𠮷野家在哪");
        QCOMPARE(item::utf16Offset(text, 0), 0);
        QCOMPARE(item::utf16Offset(text, 1), 2);
        QCOMPARE(item::utf16Offset(text, 3), 4);
        QCOMPARE(item::utf16Offset(text, 99), int(text.size()));
    }

    void states()
    {
        QCOMPARE(item::ticketStateText("signed"), QString::fromUtf8("已签收"));
        QCOMPARE(item::ticketStateText("unheard-of"), QStringLiteral("unheard-of"));
        QCOMPARE(item::satisfactionText("dissatisfied"), QString::fromUtf8("不满意"));
        QCOMPARE(item::satisfactionText(""), QString());
    }
};

QTEST_APPLESS_MAIN(TestWording)
#include "tst_wording.moc"
