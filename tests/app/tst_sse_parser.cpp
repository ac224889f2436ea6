#include "app/sync/sse_parser.h"

#include <QTest>

using lianxin::sync::SseMessage;
using lianxin::sync::SseParser;

namespace {

/// `id|event|data` a message.
QByteArrayList told(const std::vector<SseMessage>& messages)
{
    QByteArrayList out;
    for (const auto& message : messages)
        out += message.id + '|' + message.event + '|' + message.data;
    return out;
}

const QByteArray kStream =
    "\xEF\xBB\xBF: welcome\n\nid: 17\nevent: CallOffered\ndata: {\"名\":1}\n\n"
    "event: heartbeat\ndata: {\"seq\":18}\n\n"
    "id:19\ndata:first\ndata: second\nretry: 5\nunknown\n\n";
const QByteArrayList kMessages{"17|CallOffered|{\"名\":1}", "|heartbeat|{\"seq\":18}",
                               "19||first\nsecond"};

QByteArray withLineEnds(const char* lineEnd)
{
    return QByteArray(kStream).replace("\n", lineEnd);
}

} // namespace

class TestSseParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeStream_data();
    void wholeStream();
    void cutAtEveryByte_data() { wholeStream_data(); }
    void cutAtEveryByte();
    void byteByByte_data() { wholeStream_data(); }
    void byteByByte();
    void messages_data();
    void messages();
    void endlessLine();
    void endlessMessage();
};

void TestSseParser::wholeStream_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("LF") << withLineEnds("\n");
    QTest::newRow("CR LF") << withLineEnds("\r\n");
    QTest::newRow("CR") << withLineEnds("\r");
}

void TestSseParser::wholeStream()
{
    QFETCH(QByteArray, stream);
    SseParser parser;
    QCOMPARE(told(parser.feed(stream)), kMessages);
    QVERIFY(!parser.overflowed());
}

void TestSseParser::cutAtEveryByte()
{
    QFETCH(QByteArray, stream);
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        SseParser parser;
        const auto before = told(parser.feed(stream.left(cut)));
        QCOMPARE(before + told(parser.feed(stream.mid(cut))), kMessages);
    }
}

void TestSseParser::byteByByte()
{
    QFETCH(QByteArray, stream);
    SseParser parser;
    QByteArrayList heard;
    for (const char byte : stream)
        heard += told(parser.feed(QByteArray(1, byte)));
    QCOMPARE(heard, kMessages);
}

void TestSseParser::messages_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("heard");
    QTest::newRow("nothing") << QByteArray() << QByteArrayList();
    QTest::newRow("not finished") << QByteArray("data: a\n") << QByteArrayList();
    QTest::newRow("empty lines") << QByteArray("\n\n\n\n") << QByteArrayList();
    QTest::newRow("only a comment") << QByteArray(": keep alive\n\n") << QByteArrayList();
    QTest::newRow("only an id") << QByteArray("id: 5\n\n") << QByteArrayList();
    QTest::newRow("an id is not inherited")
        << QByteArray("id: 5\ndata: a\n\ndata: b\n\n") << QByteArrayList{"5||a", "||b"};
    QTest::newRow("no blank after the colon") << QByteArray("data:a\n\n") << QByteArrayList{"||a"};
    QTest::newRow("one blank belongs to the colon")
        << QByteArray("data:  a \n\n") << QByteArrayList{"|| a "};
    QTest::newRow("colon in the value") << QByteArray("data: a:b\n\n") << QByteArrayList{"||a:b"};
    QTest::newRow("the last event name counts")
        << QByteArray("event: x\nevent: y\ndata: a\n\n") << QByteArrayList{"|y|a"};
    QTest::newRow("names are exact") << QByteArray("Data: a\ndata : b\n\n") << QByteArrayList();
    QTest::newRow("mixed line ends")
        << QByteArray("data: a\r\n\ndata: b\r\r\n") << QByteArrayList{"||a", "||b"};
}

void TestSseParser::messages()
{
    QFETCH(QByteArray, stream);
    SseParser parser;
    QTEST(told(parser.feed(stream)), "heard");
}

void TestSseParser::endlessLine()
{
    SseParser parser;
    const QByteArray chunk(1 << 20, 'x');
    for (qsizetype sent = 0; sent <= SseParser::kMessageLimit; sent += chunk.size()) {
        QVERIFY(!parser.overflowed());
        QVERIFY(parser.feed(chunk).empty());
    }
    QVERIFY(parser.overflowed());
}

void TestSseParser::endlessMessage()
{
    SseParser parser;
    const QByteArray line = "data: " + QByteArray(100000, 'x') + '\n';
    for (int i = 0; i < 100 && !parser.overflowed(); ++i)
        QVERIFY(parser.feed(line).empty());
    QVERIFY(parser.overflowed());
    QVERIFY2(parser.feed("\n\ndata: a\n\n").empty(),
             "a stream that was given up is not read again");
}

QTEST_APPLESS_MAIN(TestSseParser)
#include "tst_sse_parser.moc"
