#include "models/sla/deadlines_table.h"
#include "tests/models/sla/fixture.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::sla;
using namespace lianxin::sla::test;

class TestDeadlinesTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersRows_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char* name, const char* text, const char* line) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(line);
        };
        row("minutes", "a1\t2024-09-02T09:00:00+08:00\t90wm\t", "a1\t2024-09-02T10:30:00+08:00");
        row("stays at noon", "a1\t2024-09-02T09:00:00+08:00\t180wm\t",
            "a1\t2024-09-02T12:00:00+08:00");
        row("no column for pauses", "a1\t2024-09-02T09:00:00+08:00\t5wd",
            "a1\t2024-09-09T17:30:00+08:00");
        row("another offset", "a1\t2024-09-02T01:00:00Z\t5wd\t", "a1\t2024-09-09T17:30:00+08:00");
        row("start in another zone's day", "a1\t2024-09-01T23:00:00-05:00\t1wd\t",
            "a1\t2024-09-03T17:30:00+08:00");
        row("natural", "a1\t2024-09-30T10:00:00+08:00\t3d\t", "a1\t2024-10-03T10:00:00+08:00");
        row("a pause",
            "a1\t2024-09-02T09:00:00+08:00\t60wm\t2024-09-02T09:30:00+08:00/"
            "2024-09-02T10:30:00+08:00",
            "a1\t2024-09-02T11:00:00+08:00");
        row("two pauses, one after the due time",
            "a1\t2024-09-02T09:00:00+08:00\t60wm\t2024-09-02T11:30:00+08:00/"
            "2024-09-02T11:40:00+08:00;"
            "2024-09-02T09:30:00+08:00/2024-09-02T10:30:00+08:00",
            "a1\t2024-09-02T11:00:00+08:00");
        row("provisional", "a1\t2027-03-01T09:00:00+08:00\t1wd\t",
            "a1\t2027-03-02T17:30:00+08:00\tprovisional");
        row("carriage return", "a1\t2024-09-02T09:00:00+08:00\t90wm\t\r",
            "a1\t2024-09-02T10:30:00+08:00");
        row("milliseconds", "a1\t2024-09-02T09:00:00.125+08:00\t90wm\t",
            "a1\t2024-09-02T10:30:00.125+08:00");
        row("id with spaces", "一 号\t2024-09-02T09:00:00+08:00\t90wm\t",
            "一 号\t2024-09-02T10:30:00+08:00");

        row("empty", "", "error\t7\tempty row");
        row("two columns", "a1\t2024-09-02T09:00:00+08:00", "error\t7\tfewer than 3 columns");
        row("five columns", "a1\t2024-09-02T09:00:00+08:00\t5wd\t\t",
            "error\t7\tmore than 4 columns");
        row("no id", "\t2024-09-02T09:00:00+08:00\t5wd\t", "error\t7\tno id");
        row("no offset", "a1\t2024-09-02T09:00:00\t5wd\t",
            "error\t7\tbad start \"2024-09-02T09:00:00\"");
        row("no such day", "a1\t2024-02-30T09:00:00+08:00\t5wd\t",
            "error\t7\tbad start \"2024-02-30T09:00:00+08:00\"");
        row("header", "id\tstart\tduration\tpauses", "error\t7\tbad start \"start\"");
        row("bad duration", "a1\t2024-09-02T09:00:00+08:00\t5 days\t",
            "error\t7\tbad duration \"5 days\"");
        row("0wd", "a1\t2024-09-02T09:00:00+08:00\t0wd\t",
            "error\t7\tno working day to end on \"0wd\"");
        row("too long", "a1\t2024-09-02T09:00:00+08:00\t99999999d\t",
            "error\t7\tduration too long \"99999999d\"");
        row("beyond the calendar of ISO", "a1\t2024-09-02T09:00:00+08:00\t9999999d\t",
            "error\t7\tdue after the year 9999");
        row("half a pause", "a1\t2024-09-02T09:00:00+08:00\t5wd\t2024-09-02T09:30:00+08:00",
            "error\t7\tbad pause \"2024-09-02T09:30:00+08:00\"");
        row("pause backwards",
            "a1\t2024-09-02T09:00:00+08:00\t5wd\t2024-09-02T10:30:00+08:00/"
            "2024-09-02T09:30:00+08:00",
            "error\t7\tpause ends before it begins "
            "\"2024-09-02T10:30:00+08:00/2024-09-02T09:30:00+08:00\"");
    }
    void answersRows()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, line);
        const auto answer = deadlineLine(row.toStdString(), 7, office());
        QCOMPARE(QByteArray::fromStdString(answer.text), line);
        QCOMPARE(answer.good, !line.startsWith("error\t"));
    }

    void explainsInAColumn()
    {
        const auto answer =
            deadlineLine("a1\t2024-09-02T09:00:00+08:00\t60wm\t", 1, office(), Explanation::With);
        QCOMPARE(QByteArray::fromStdString(answer.text),
                 QByteArray("a1\t2024-09-02T10:00:00+08:00\t\t9月2日（周一）09:"
                            "00起算，只计工作时间，60个工作分钟，到9月2日（周一）10:00止。"));
        const auto provisional =
            deadlineLine("a1\t2027-09-02T09:00:00+08:00\t60wm\t", 1, office(), Explanation::With);
        QCOMPARE(QByteArray::fromStdString(provisional.text).split('\t')[2],
                 QByteArray("provisional"));
    }

    void survivesRubbish()
    {
        const auto calendar = office();
        const std::string good = "a1\t2024-09-02T09:00:00+08:00\t60wm\t2024-09-02T09:30:00+08:00/"
                                 "2024-09-02T10:30:00+08:00";
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(!deadlineLine(good.substr(0, length), 1, calendar).text.empty());
        for (std::size_t i = 0; i < good.size(); ++i) {
            auto broken = good;
            broken[i] = '\x01';
            QVERIFY(!deadlineLine(broken, 1, calendar).text.empty());
        }
    }
};

QTEST_APPLESS_MAIN(TestDeadlinesTable)
#include "tst_deadlines_table.moc"
