#include "app/asr/funasr_message.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lianxin::asr;

namespace {

/// A message in one line, for tables: `delta TEXT`, `sentence TEXT from..to`, `end`, `bad`.
QString told(const Message& message)
{
    const auto time = [](const std::optional<int>& ms) {
        return ms ? QString::number(*ms) : QStringLiteral("?");
    };
    if (const auto* delta = std::get_if<Delta>(&message))
        return QStringLiteral("delta %1").arg(delta->text);
    if (const auto* done = std::get_if<Sentence>(&message))
        return QStringLiteral("sentence %1 %2..%3")
            .arg(done->text, time(done->fromMs), time(done->toMs));
    return std::holds_alternative<EndOfStream>(message) ? QStringLiteral("end")
                                                        : QStringLiteral("bad");
}

} // namespace

class TestFunasrMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frames_data();
    void frames();
    void recordedExchange();
    void hugeFrame();
    void anyCutOfAFrame();
    void spaces_data();
    void spaces();
    void hello();
    void end();
};

void TestFunasrMessage::frames_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* frame, const char* message) {
        QTest::newRow(name) << QByteArray(frame) << QString::fromUtf8(message);
    };
    row("running text",
        R"({"mode":"2pass-online","text":"我要反映","wav_name":"demo","is_final":false})",
        "delta 我要反映");
    row("running text that claims to be final",
        R"({"mode":"2pass-online","text":"好","is_final":true})", "delta 好");
    row("online server", R"({"mode":"online","text":"好"})", "delta 好");
    row("timestamp is an array",
        R"({"mode":"2pass-offline","text":"我要","timestamp":[[300,500],[500,700]]})",
        "sentence 我要 300..700");
    row("timestamp is a string",
        R"({"mode":"2pass-offline","text":"我要","timestamp":"[[300,500],[500,700]]"})",
        "sentence 我要 300..700");
    row("timestamp is an integer", R"({"mode":"2pass-offline","text":"我要","timestamp":1200})",
        "sentence 我要 ?..1200");
    row("timestamp is missing", R"({"mode":"2pass-offline","text":"我要"})", "sentence 我要 ?..?");
    row("timestamp is empty", R"({"mode":"2pass-offline","text":"我要","timestamp":[]})",
        "sentence 我要 ?..?");
    row("timestamp is an empty string", R"({"mode":"2pass-offline","text":"我要","timestamp":""})",
        "sentence 我要 ?..?");
    row("timestamp is nonsense", R"({"mode":"2pass-offline","text":"我要","timestamp":{"a":1}})",
        "sentence 我要 ?..?");
    row("timestamp holds nonsense", R"({"mode":"2pass-offline","text":"我要","timestamp":[7,"x"]})",
        "sentence 我要 ?..?");
    row("timestamp has fractions",
        R"({"mode":"2pass-offline","text":"我要","timestamp":[[300.4,500.6]]})",
        "sentence 我要 300..501");
    row("timestamp is below zero",
        R"({"mode":"2pass-offline","text":"我要","timestamp":[[-5,500]]})", "sentence 我要 0..500");
    row("timestamp is beyond any call",
        R"({"mode":"2pass-offline","text":"我要","timestamp":1e300})", "sentence 我要 ?..86400000");
    row("sentence that is not final", R"({"mode":"2pass-offline","text":"好","is_final":false})",
        "sentence 好 ?..?");
    row("offline server", R"({"mode":"offline","text":"好"})", "sentence 好 ?..?");
    row("spaces between Han", R"({"mode":"2pass-offline","text":"我 要 反 映 ， 谢 谢"})",
        "sentence 我要反映，谢谢 ?..?");
    row("unknown members",
        R"({"mode":"2pass-offline","text":"好","spk_name":"unknown","spk_score":0.0,"stamp_sents":[{"x":1}]})",
        "sentence 好 ?..?");
    row("no text", R"({"mode":"2pass-offline"})", "sentence  ?..?");
    row("text is a number", R"({"mode":"2pass-online","text":5})", "delta ");
    row("end", R"({"mode":"2pass","wav_name":"demo","is_final":true,"is_end":true})", "end");
    row("end without a mode", R"({"wav_name":"demo","is_final":true})", "end");
    row("no mode at all", R"({"text":"好"})", "bad");
    row("unknown mode", R"({"mode":"3pass","text":"好"})", "bad");
    row("not an object", R"([1,2])", "bad");
    row("bad JSON", R"({"mode":"2pass-online",)", "bad");
    row("nothing", "", "bad");
    row("not UTF-8", "{\"mode\":\"2pass-online\",\"text\":\"\xff\xfe\"}", "bad");
}

void TestFunasrMessage::frames()
{
    QFETCH(QByteArray, frame);
    QTEST(told(parseMessage(frame)), "message");
}

void TestFunasrMessage::recordedExchange()
{
    QFile log(QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data/wire/funasr_2pass.log"));
    if (!log.open(QIODevice::ReadOnly))
        QSKIP("the recorded exchange is not here");
    QStringList heard;
    for (const QByteArray& line : log.readAll().split('\n'))
        if (line.startsWith("S>C "))
            heard += told(parseMessage(line.mid(4)));
    const QString sentence = QStringLiteral("sentence 我要反映 300..1200");
    QCOMPARE(heard.size(), 9);
    QCOMPARE(heard.at(0), QStringLiteral("delta 我要反映"));
    QCOMPARE(heard.at(2), sentence);
    QCOMPARE(heard.at(7), sentence);
    QCOMPARE(heard.at(8), QStringLiteral("end"));
}

void TestFunasrMessage::hugeFrame()
{
    const QByteArray text(2 << 20, 'x');
    QCOMPARE(told(parseMessage("{\"mode\":\"2pass-online\",\"text\":\"" + text + "\"}")),
             QStringLiteral("bad"));
    QCOMPARE(told(parseMessage(QByteArray(100000, '['))), QStringLiteral("bad"));
}

void TestFunasrMessage::anyCutOfAFrame()
{
    const QByteArray frame =
        R"({"mode":"2pass-offline","text":"我 要","timestamp":"[[300,500],[500,700]]","is_final":true})";
    for (qsizetype length = 0; length < frame.size(); ++length)
        QCOMPARE(told(parseMessage(frame.left(length))), QStringLiteral("bad"));
    QCOMPARE(told(parseMessage(frame)), QStringLiteral("sentence 我要 300..700"));
}

void TestFunasrMessage::spaces_data()
{
    QTest::addColumn<QString>("spaced");
    QTest::addColumn<QString>("text");
    QTest::newRow("Han") << "平 原 路"
                         << "平原路";
    QTest::newRow("punctuation") << "好 的 ， 再 见 。"
                                 << "好的，再见。";
    QTest::newRow("Latin words") << "用 WPS Office 打 开"
                                 << "用WPS Office打开";
    QTest::newRow("digits") << "拨 打 12345 热 线"
                            << "拨打12345热线";
    QTest::newRow("two numbers") << "3 号 楼 100 200"
                                 << "3号楼100 200";
    QTest::newRow("ends") << "  好  "
                          << "好";
    QTest::newRow("many") << "我 \t\n 要"
                          << "我要";
    QTest::newRow("only spaces") << "   "
                                 << "";
    QTest::newRow("beyond the first plane") << "𠮷 野 家"
                                            << "𠮷野家";
}

void TestFunasrMessage::spaces()
{
    QFETCH(QString, spaced);
    QTEST(withoutHanSpaces(spaced), "text");
}

void TestFunasrMessage::hello()
{
    const auto said = QJsonDocument::fromJson(helloMessage({QStringLiteral("B17/caller"), 8000,
                                                            QStringLiteral("{\"平原路\":20}")}))
                          .object();
    QCOMPARE(said.value("mode").toString(), "2pass");
    QCOMPARE(QJsonDocument(said.value("chunk_size").toArray()).toJson(QJsonDocument::Compact),
             QByteArray("[5,10,5]"));
    QVERIFY(said.contains("chunk_interval"));
    QCOMPARE(said.value("audio_fs").toInt(), 8000);
    QCOMPARE(said.value("wav_name").toString(), "B17/caller");
    QCOMPARE(said.value("wav_format").toString(), "pcm");
    QCOMPARE(said.value("hotwords").toString(), "{\"平原路\":20}");
    QVERIFY(said.value("itn").toBool());
    QVERIFY(said.value("is_speaking").toBool());
}

void TestFunasrMessage::end()
{
    QCOMPARE(endMessage(), QByteArray("{\"is_speaking\":false}"));
}

QTEST_APPLESS_MAIN(TestFunasrMessage)
#include "tst_funasr_message.moc"
