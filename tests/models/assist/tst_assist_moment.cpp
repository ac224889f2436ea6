#include "models/assist/hours.h"
#include "models/assist/moment.h"
#include "models/assist/time_reader.h"

#include <QTest>

using namespace lianxin;
using namespace lianxin::assist;

namespace {

Heard said(const QString& text, session::Speaker speaker = session::Speaker::Caller, int id = 1)
{
    session::Utterance utterance;
    utterance.id = id;
    utterance.speaker = speaker;
    utterance.text = text.toStdString();
    return hear(utterance);
}

} // namespace

class TestAssistMoment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolves_data();
    void resolves();
    void hoursInTurn_data();
    void hoursInTurn();
    void saysNothing_data();
    void saysNothing();
    void choosesTheMatter_data();
    void choosesTheMatter();
};

void TestAssistMoment::resolves_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    const QString sunday = "2026-11-22T14:00:40+08:00";
    QTest::newRow("last Wednesday on a Sunday") << sunday << "从上周三开始就这样"
                                                << "2026-11-11"
                                                << "2026-11-11（周三）起";
    QTest::newRow("last Wednesday on a Monday") << "2026-11-23T09:00:00+08:00"
                                                << "上周三来的"
                                                << "2026-11-18"
                                                << "2026-11-18（周三）";
    QTest::newRow("last Sunday on a Sunday") << sunday << "上周日就坏了"
                                             << "2026-11-15"
                                             << "2026-11-15（周日）";
    QTest::newRow("Wednesday before last") << sunday << "上上周三"
                                           << "2026-11-04"
                                           << "2026-11-04（周三）";
    QTest::newRow("other words for week") << sunday << "上个礼拜五"
                                          << "2026-11-13"
                                          << "2026-11-13（周五）";
    QTest::newRow("this week") << sunday << "这周二"
                               << "2026-11-17"
                               << "2026-11-17（周二）";
    QTest::newRow("this Wednesday on a Sunday") << sunday << "本周三停的水"
                                                << "2026-11-18"
                                                << "2026-11-18（周三）";
    QTest::newRow("this weekend on a Sunday") << sunday << "这个周末吵了一夜"
                                              << "2026-11-21"
                                              << "2026-11-21（周六）";
    QTest::newRow("last Sunday on a Monday") << "2026-11-23T09:00:00+08:00"
                                             << "上个礼拜天"
                                             << "2026-11-22"
                                             << "2026-11-22（周日）";
    QTest::newRow("last week on a Sunday") << sunday << "上周就报修了"
                                           << "2026-11-09"
                                           << "2026-11-09（周一）";
    QTest::newRow("bare weekday") << "2026-11-25T09:00:00+08:00"
                                  << "星期一开始的"
                                  << "2026-11-23"
                                  << "2026-11-23（周一）起";
    QTest::newRow("yesterday evening") << sunday << "昨天晚上就没水了"
                                       << "2026-11-21"
                                       << "2026-11-21（周六）晚上";
    QTest::newRow("two words in one") << sunday << "昨晚十点半还在响"
                                      << "2026-11-21T22:30"
                                      << "2026-11-21（周六）22:30";
    QTest::newRow("small hours") << sunday << "今天凌晨两点还在施工"
                                 << "2026-11-22T02:00"
                                 << "2026-11-22（周日）02:00";
    QTest::newRow("day before yesterday") << sunday << "前天来的人"
                                          << "2026-11-20"
                                          << "2026-11-20（周五）";
    QTest::newRow("clock before midnight told after it") << "2026-05-20T01:42:15+08:00"
                                                         << "十点半就开始了"
                                                         << "2026-05-19T22:30"
                                                         << "2026-05-19（周二）22:30起";
    QTest::newRow("clock in the morning told at noon") << sunday << "八点就开始了"
                                                       << "2026-11-22T08:00"
                                                       << "2026-11-22（周日）08:00起";
    QTest::newRow("date of this year") << sunday << "今年四月十八号办的"
                                       << "2026-04-18"
                                       << "2026-04-18（周六）";
    QTest::newRow("date of last year") << "2026-03-01T09:00:00+08:00"
                                       << "十二月五号交的钱"
                                       << "2025-12-05"
                                       << "2025-12-05（周五）";
    QTest::newRow("whole date") << sunday << "二零二零年四月十二号"
                                << "2020-04-12"
                                << "2020-04-12（周日）";
    QTest::newRow("month") << sunday << "从九月份开始没发工资"
                           << "2026-09-01"
                           << "2026年9月起";
    QTest::newRow("month of last year") << sunday << "去年十月份迁来的"
                                        << "2025-10-01"
                                        << "2025年10月";
    QTest::newRow("last month") << sunday << "上个月就报修了"
                                << "2026-10-01"
                                << "2026年10月";
    QTest::newRow("end of last month") << sunday << "上个月底交的"
                                       << "2026-10-26"
                                       << "2026年10月底";
    QTest::newRow("middle of a month") << sunday << "九月中旬开始停水"
                                       << "2026-09-11"
                                       << "2026年9月中旬起";
    QTest::newRow("beginning of this month") << sunday << "月初就坏了"
                                             << "2026-11-01"
                                             << "2026年11月初";
    QTest::newRow("last weekend on a Sunday") << sunday << "上周末吵了一夜"
                                              << "2026-11-14"
                                              << "2026-11-14（周六）";
    QTest::newRow("last weekend on a Monday") << "2026-11-23T09:00:00+08:00"
                                              << "上周末吵了一夜"
                                              << "2026-11-21"
                                              << "2026-11-21（周六）";
    QTest::newRow("midnight") << sunday << "昨晚十二点多还在吵"
                              << "2026-11-22T00:00"
                              << "2026-11-22（周日）00:00";
    QTest::newRow("behind midnight") << sunday << "昨天晚上一点"
                                     << "2026-11-22T01:00"
                                     << "2026-11-22（周日）01:00";
    QTest::newRow("day of the lunar calendar") << sunday << "十一月初八停的水"
                                               << "2025-12-27"
                                               << "2025-12-27（周六）";
    QTest::newRow("solar term") << sunday << "立冬那天开始"
                                << "2026-11-07"
                                << "2026-11-07（周六）起";
    QTest::newRow("three days") << sunday << "已经三天了"
                                << "2026-11-19"
                                << "约2026-11-19（周四）起";
    QTest::newRow("half a month ago") << sunday << "半个月前"
                                      << "2026-11-07"
                                      << "约2026-11-07（周六）";
    QTest::newRow("days ago") << sunday << "五天前反映过"
                              << "2026-11-17"
                              << "约2026-11-17（周二）";
    QTest::newRow("taken back") << sunday << "昨天，不对，是前天开始的"
                                << "2026-11-20"
                                << "2026-11-20（周五）起";
    QTest::newRow("full width") << sunday << "１１月１８号开始"
                                << "2026-11-18"
                                << "2026-11-18（周三）起";
}

void TestAssistMoment::resolves()
{
    QFETCH(QString, now);
    QFETCH(QString, text);
    QFETCH(QString, value);
    QFETCH(QString, shown);
    const auto heard = said(text);
    const auto moments = readMoments(heard, base::parseIso(now.toStdString()).value());
    QVERIFY(!moments.empty());
    QCOMPARE(QString::fromStdString(isoOf(moments.front())), value);
    QCOMPARE(QString::fromStdString(shownOf(moments.front())), shown);
    QVERIFY(moments.front().from >= 0 && moments.front().to <= heard.normal.size() &&
            moments.front().from < moments.front().to);
}

void TestAssistMoment::hoursInTurn_data()
{
    QTest::addColumn<QString>("now");
    QTest::addColumn<QStringList>("turns"); ///< the agent's begin with 话：
    QTest::addColumn<QString>("value");     ///< of the last turn
    const auto at = [](const char* now) {
        return [now](const char* name, const QStringList& turns, const char* value) {
            QTest::newRow(name) << now << turns << value;
        };
    };
    const auto noon = at("2026-11-29T11:59:00+08:00");
    noon("asked of this evening", {"话：今天晚上是从几点开始的？", "十点半就开始了"},
         "2026-11-29T22:30");
    noon("with words before it", {"话：今天晚上几点？", "差不多十点半就开始了"},
         "2026-11-29T22:30");
    noon("asked of the night", {"话：夜里几点开始的？", "十点半"}, "2026-11-28T22:30");
    noon("small hours of the night", {"话：夜里几点开始的？", "两点"}, "2026-11-29T02:00");
    noon("asked of yesterday", {"话：昨天下午几点停的水？", "三点"}, "2026-11-28T15:00");
    noon("asked of yesterday's small hours", {"话：昨天晚上几点停的水？", "一点多"},
         "2026-11-29T01:00");
    noon("a part of its own", {"话：今天晚上几点？", "早上八点"}, "2026-11-29T08:00");
    noon("an hour of 24", {"话：昨天晚上几点？", "十三点"}, "2026-11-28T13:00");
    noon("another day", {"话：昨天晚上几点？", "今天八点"}, "2026-11-29T08:00");
    noon("what was asked stays asked", {"话：昨天晚上几点？", "嗯，我想想", "十点半"},
         "2026-11-28T22:30");
    noon("no question", {"话：晚上十点以后不能施工。", "八点就开始了"}, "2026-11-29T08:00");
    noon("no more the last question",
         {"话：昨天晚上几点？", "十点半", "话：师傅来过吗？", "八点来的"}, "2026-11-29T08:00");
    noon("read back", {"话：昨天晚上几点？", "十点半", "话：好的，十点半开始的"},
         "2026-11-28T22:30");
    noon("the sentence before", {"昨天晚上他们又施工。", "十点半就开始了"}, "2026-11-28T22:30");
    noon("a range", {"话：昨天晚上几点到几点？", "十点半到次日三点"},
         "2026-11-28T22:30 2026-11-29T03:00");
    noon("the sentence before in one breath", {"昨天晚上他们又施工。十点半就开始了"},
         "2026-11-28 2026-11-28T22:30");
    noon("an evening of every day", {"每天晚上都吵，十点半就开始"}, "");
    noon("an evening to come", {"明天晚上师傅来，八点"}, "");
    const auto late = at("2026-11-29T23:40:00+08:00");
    late("at night", {"话：今天晚上是从几点开始的？", "十点半就开始了"}, "2026-11-29T22:30");
    const auto behindMidnight = at("2026-05-20T01:42:15+08:00");
    behindMidnight("behind midnight", {"话：今天晚上是从几点开始的？", "十点半就开始了"},
                   "2026-05-19T22:30");
    behindMidnight("read back behind midnight", {"话：今晚十点半到现在没停，对吗？"},
                   "2026-05-19T22:30");
    behindMidnight("one o'clock of this night", {"话：今天晚上几点开始的？", "一点多"},
                   "2026-05-20T01:00");
}

void TestAssistMoment::hoursInTurn()
{
    QFETCH(QString, now);
    QFETCH(QStringList, turns);
    QFETCH(QString, value);
    std::vector<Heard> heard;
    std::vector<std::vector<Moment>> moments;
    for (const auto& turn : turns) {
        const QString agents = "话：";
        session::Utterance utterance;
        utterance.id = static_cast<int>(heard.size()) + 1;
        utterance.speaker =
            turn.startsWith(agents) ? session::Speaker::Agent : session::Speaker::Caller;
        utterance.text = turn.mid(turn.startsWith(agents) ? agents.size() : 0).toStdString();
        heard.push_back(
            hear(utterance, {}, partBefore(heard, moments, heard.size(), utterance.speaker)));
        moments.push_back(readMoments(heard.back(), base::parseIso(now.toStdString()).value()));
    }
    QStringList values;
    for (const auto& moment : moments.back())
        if (!moment.habit)
            values << QString::fromStdString(isoOf(moment));
    QCOMPARE(values.join(' '), value);
}

void TestAssistMoment::saysNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("future") << "明天下午再来";
    QTest::newRow("month of next year") << "明年八月上学";
    QTest::newRow("name") << "我叫闫国庆";
    QTest::newRow("bare name") << "刘春节";
    QTest::newRow("weather") << "下大雪那天";
    QTest::newRow("next week") << "下周三再说";
    QTest::newRow("always") << "一直这样";
    QTest::newRow("of the call") << "你刚才说的材料";
    QTest::newRow("house number") << "三号楼二单元五零一";
    QTest::newRow("limit") << "二十四小时内上门";
    QTest::newRow("empty") << "";
}

void TestAssistMoment::saysNothing()
{
    QFETCH(QString, text);
    const auto moments =
        readMoments(said(text), base::parseIso("2026-11-22T14:00:40+08:00").value());
    QVERIFY2(moments.empty(), moments.empty() ? "" : shownOf(moments.front()).c_str());
}

void TestAssistMoment::choosesTheMatter_data()
{
    QTest::addColumn<QStringList>("caller");
    QTest::addColumn<QString>("value");
    QTest::newRow("not the repair")
        << QStringList{"上次师傅是昨天来的", "从上周三开始就不热"} << "2026-11-11";
    QTest::newRow("not the birthday")
        << QStringList{"孩子是二零二零年四月十二号出生的", "这事三天了"} << "2026-11-19";
    QTest::newRow("not the question")
        << QStringList{"今天能来修吗？", "从星期五开始停水"} << "2026-11-20";
    QTest::newRow("nothing said") << QStringList{"你好", "暖气不热"} << "";
}

void TestAssistMoment::choosesTheMatter()
{
    QFETCH(QStringList, caller);
    QFETCH(QString, value);
    const auto now = base::parseIso("2026-11-22T14:00:40+08:00").value();
    std::vector<Heard> heard;
    std::vector<std::vector<Moment>> moments;
    for (const auto& text : caller) {
        heard.push_back(said(text, session::Speaker::Caller, static_cast<int>(heard.size()) + 1));
        moments.push_back(readMoments(heard.back(), now));
    }
    QCOMPARE(QString::fromStdString(readTime(heard, moments).value), value);
}

QTEST_APPLESS_MAIN(TestAssistMoment)
#include "tst_assist_moment.moc"
