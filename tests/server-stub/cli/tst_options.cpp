#include "server-stub/cli/options.h"

#include "server-stub/cli/failure.h"
#include "server-stub/cli/subcommand.h"

#include <QTest>

#include <array>
#include <ostream>
#include <sstream>

using namespace lianxin;

namespace {

const cli::Usage kUsage{"walk",
                        "",
                        "走一走。",
                        {{"far", "里", "多远"},
                         {"fast", "", "快走"},
                         {"with", "人", "同伴", cli::Option::Times::Many}}};

} // namespace

class Options : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mistakes_data();
    void mistakes();
    void values();
    void helpNamesEveryOption();
    void numbers();
    void subcommands();
};

void Options::mistakes_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("detail");
    QTest::newRow("unknown") << QStringList{"--slow"} << QByteArray("unknown_option")
                             << QByteArray("--slow");
    QTest::newRow("unknown with a value")
        << QStringList{"--slow=1"} << QByteArray("unknown_option") << QByteArray("--slow=1");
    QTest::newRow("without its value")
        << QStringList{"--far"} << QByteArray("missing_value") << QByteArray("--far");
    QTest::newRow("twice") << QStringList{"--far", "1", "--far=2"} << QByteArray("given_twice")
                           << QByteArray("--far");
    QTest::newRow("argument") << QStringList{"home"} << QByteArray("unexpected_argument")
                              << QByteArray("home");
}

void Options::mistakes()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, detail);
    std::vector<std::string> given;
    for (const auto& word : words)
        given.push_back(word.toStdString());
    const auto parsed = cli::parse(kUsage, given);
    QVERIFY(!parsed.ok());
    QCOMPARE(QByteArray::fromStdString(parsed.error().code), code);
    QCOMPARE(QByteArray::fromStdString(parsed.error().detail), detail);
    QVERIFY(cli::sentence(parsed.error()).find(detail.toStdString()) != std::string::npos);
}

void Options::values()
{
    const auto given =
        cli::parse(kUsage, {"--far", "3", "--fast", "--with", "a", "--with=b"}).value();
    QCOMPARE(given.value("far"), std::string("3"));
    QVERIFY(given.has("fast"));
    QCOMPARE(given.values("with"), (std::vector<std::string>{"a", "b"}));
    QCOMPARE(cli::parse(kUsage, {}).value().value("far", "9"), std::string("9"));
    QVERIFY(cli::parse(kUsage, {"-h"}).value().has("help"));
}

void Options::helpNamesEveryOption()
{
    const auto text = cli::helpText(kUsage);
    for (const char* word : {"lianxin-server walk", "--far 里", "--fast", "--with 人", "走一走"})
        QVERIFY2(text.find(word) != std::string::npos, word);
}

void Options::numbers()
{
    QCOMPARE(cli::number("12", 0, 20).value_or(-1), 12);
    QVERIFY(!cli::number("21", 0, 20) && !cli::number("", 0, 20) && !cli::number("1x", 0, 20) &&
            !cli::number("-1", 0, 20));
}

void Options::subcommands()
{
    static constexpr std::array kTable{cli::Subcommand{
        "walk", "走一走",
        [](const cli::Words& words, std::istream&, std::ostream& out, std::ostream&) {
            out << "walked " << words.size();
            return 7;
        }}};
    const auto run = [&](const cli::Words& words, std::string& out, std::string& err) {
        std::istringstream in;
        std::ostringstream to;
        std::ostringstream wrong;
        const int code = cli::runSubcommand(kTable, words, in, to, wrong);
        out = to.str();
        err = wrong.str();
        return code;
    };
    std::string out;
    std::string err;
    QCOMPARE(run({"walk", "a"}, out, err), 7);
    QCOMPARE(out, std::string("walked 1"));
    QCOMPARE(run({"--help"}, out, err), 0);
    QVERIFY(out.find("walk  走一走") != std::string::npos);
    QCOMPARE(run({}, out, err), 2);
    QCOMPARE(run({"fly"}, out, err), 2);
    QVERIFY(err.find("fly") != std::string::npos);
}

QTEST_APPLESS_MAIN(Options)
#include "tst_options.moc"
