#include "server-stub/http/request_reader.h"

#include <QTest>

using namespace lianxin::http;
using Stage = RequestReader::Stage;

namespace {

constexpr std::size_t kMost = 100;

const std::string kPost = "POST /v1/commands HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
const std::string kChunks = "POST /v1/commands HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: z\r\n\r\n";
const std::string kGet = "GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n";

Stage stageAfter(const std::string& bytes)
{
    RequestReader reader(kMost);
    return reader.add(bytes);
}

} // namespace

class TestRequestReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stages_data();
    void stages();
    void inAnyTwoPieces();
    void byteByByte();
    void atItsLimitsInAnyTwoPieces();
    void oneBehindTheOther();
    void tooLarge_data();
    void tooLarge();
    void aHeadThatNeverEndsIsNotKept();
    void waitsToBeToldToGoOn();
};

void TestRequestReader::stages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("stage");
    const auto row = [](const char* name, const char* bytes, Stage stage) {
        QTest::newRow(name) << QByteArray(bytes) << static_cast<int>(stage);
    };
    row("nothing", "", Stage::Empty);
    row("empty lines between requests", "\r\n\r\n", Stage::Empty);
    row("half a head", "GET / HTTP/1.1\r\nHost", Stage::Head);
    row("a head", "GET / HTTP/1.1\r\n\r\n", Stage::Whole);
    row("an older client", "GET / HTTP/1.0\r\n\r\n", Stage::Whole);
    row("some of a body", "PUT / HTTP/1.1\r\nContent-Length: 2\r\n\r\na", Stage::Body);
    row("a chunk and no end", "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
        Stage::Body);
    row("chunked in capitals", "PUT / HTTP/1.1\r\nTransfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n",
        Stage::Whole);
    row("no version", "GET /\r\n\r\n", Stage::Malformed);
    row("another version", "GET / HTTP/2.0\r\n\r\n", Stage::Malformed);
    row("no protocol of ours", "\x16\x03\x01 hello\r\n\r\n", Stage::Malformed);
    row("a length of letters", "PUT / HTTP/1.1\r\nContent-Length: 1a\r\n\r\n", Stage::Malformed);
    row("a negative length", "PUT / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", Stage::Malformed);
    row("a length past all numbers",
        "PUT / HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n", Stage::Malformed);
    row("two lengths", "PUT / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        Stage::Malformed);
    row("a length and chunks",
        "PUT / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
        Stage::Malformed);
    row("another encoding", "PUT / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        Stage::Malformed);
    row("a chunk of letters", "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        Stage::Malformed);
    row("a chunk longer than it says",
        "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", Stage::Malformed);
}

void TestRequestReader::stages()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, stage);
    QCOMPARE(static_cast<int>(stageAfter(bytes.toStdString())), stage);
}

void TestRequestReader::inAnyTwoPieces()
{
    for (const auto& whole : {kPost, kChunks}) {
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            RequestReader reader(kMost);
            QVERIFY(reader.add(std::string_view(whole).substr(0, cut)) != Stage::Whole);
            QCOMPARE(reader.add(std::string_view(whole).substr(cut)), Stage::Whole);
            const Request request = reader.take();
            QCOMPARE(request.head.getURI(), std::string("/v1/commands"));
            QCOMPARE(request.body, std::string("hello"));
            QCOMPARE(reader.stage(), Stage::Empty);
            QCOMPARE(reader.held(), std::size_t(0));
        }
    }
}

void TestRequestReader::byteByByte()
{
    RequestReader reader(kMost);
    for (const auto& whole : {kPost, kChunks, kGet}) {
        for (std::size_t i = 0; i < whole.size(); ++i)
            QCOMPARE(reader.add(std::string_view(whole).substr(i, 1)) == Stage::Whole,
                     i + 1 == whole.size());
        QCOMPARE(reader.take().body, std::string(whole == kGet ? "" : "hello"));
    }
}

/// Where a limit is reached, the cut between CR and LF is none of its business.
void TestRequestReader::atItsLimitsInAnyTwoPieces()
{
    constexpr std::size_t kChunkLine = 256;
    const std::string head = "POST /v1/commands HTTP/1.1\r\n";
    const std::string chunked = "Transfer-Encoding: chunked\r\n\r\n5;";
    const auto filled = [&](std::size_t size) {
        return head + "X-Long: " + std::string(size - head.size() - 8, 'x') +
               "\r\nContent-Length: 0\r\n\r\n";
    };
    for (const auto& whole :
         {head + chunked + std::string(kChunkLine - 2, 'x') + "\r\nhello\r\n0\r\n\r\n",
          head + chunked + std::string(kChunkLine - 1, 'x') + "\r\nhello\r\n0\r\n\r\n",
          filled(RequestReader::kMaxHead - 19), filled(RequestReader::kMaxHead - 18)}) {
        RequestReader atOnce(kMost);
        const auto stage = atOnce.add(whole);
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            RequestReader reader(kMost);
            reader.add(std::string_view(whole).substr(0, cut));
            QCOMPARE(reader.add(std::string_view(whole).substr(cut)), stage);
        }
    }
}

void TestRequestReader::oneBehindTheOther()
{
    RequestReader reader(kMost);
    QCOMPARE(reader.add(kGet + kChunks + kPost + "GE"), Stage::Whole);
    QCOMPARE(reader.take().head.getURI(), std::string("/v1/health"));
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(reader.stage(), Stage::Whole);
        QCOMPARE(reader.take().body, std::string("hello"));
    }
    QCOMPARE(reader.stage(), Stage::Head);
}

void TestRequestReader::tooLarge_data()
{
    QTest::addColumn<QByteArray>("framing");
    QTest::newRow("said before") << QByteArray("Content-Length: 101\r\n\r\n");
    QTest::newRow("in one chunk") << QByteArray("Transfer-Encoding: chunked\r\n\r\n65\r\n");
    QTest::newRow("in the second chunk")
        << QByteArray("Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n64\r\n");
    QTest::newRow("past all numbers")
        << QByteArray("Transfer-Encoding: chunked\r\n\r\n1\r\na\r\nffffffffffffffff\r\n");
}

void TestRequestReader::tooLarge()
{
    QFETCH(QByteArray, framing);
    RequestReader reader(kMost);
    QCOMPARE(reader.add("PUT / HTTP/1.1\r\n" + framing.toStdString()), Stage::Whole);
    const Request request = reader.take();
    QVERIFY(request.tooLarge);
    QVERIFY(request.body.empty());
    QCOMPARE(reader.stage(), Stage::Malformed);
    QCOMPARE(stageAfter("PUT / HTTP/1.1\r\nContent-Length: 100\r\n\r\n"), Stage::Body);
}

void TestRequestReader::aHeadThatNeverEndsIsNotKept()
{
    RequestReader reader(kMost);
    QCOMPARE(reader.add("GET / HTTP/1.1\r\n"), Stage::Head);
    std::size_t most = 0;
    while (reader.stage() == Stage::Head) {
        reader.add("X-Long: " + std::string(100, 'x') + "\r\n");
        most = reader.held();
    }
    QCOMPARE(reader.stage(), Stage::HeadTooLarge);
    QVERIFY(most < RequestReader::kMaxHead + 200);
    QCOMPARE(stageAfter("GET / HTTP/1.1\r\nX: " + std::string(RequestReader::kMaxHead, 'x') +
                        "\r\n\r\n"),
             Stage::HeadTooLarge);
}

void TestRequestReader::waitsToBeToldToGoOn()
{
    RequestReader reader(kMost);
    reader.add("PUT / HTTP/1.1\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n");
    QVERIFY(reader.waitsForContinue());
    QCOMPARE(reader.add("x"), Stage::Whole);
    reader.take();
    reader.add("PUT / HTTP/1.1\r\nContent-Length: 1\r\n\r\n");
    QVERIFY(!reader.waitsForContinue());
}

QTEST_GUILESS_MAIN(TestRequestReader)
#include "tst_request_reader.moc"
