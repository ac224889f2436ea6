#include "models/wire/text_model_file.h"

#include "models/assist/text_classifier.h"
#include "models/wire/documents_jsonl.h"
#include "models/wire/figures_json.h"

#include "tests/models/assist/letters.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lianxin;
using namespace lianxin::wire;

namespace {

const assist::TextModel& model()
{
    static const assist::TextModel kModel = [] {
        // Enough letters for runs that few of them hold: those are learned by heart.
        auto model = assist::trainTextModel(assist::madeUpLetters(20), {}).value();
        model.training.fingerprint = std::string(64, 'a');
        return model;
    }();
    return kModel;
}

std::string codeOf(std::string_view file)
{
    const auto read = parseTextModel(file);
    return read ? std::string{} : read.error().code;
}

} // namespace

class TestTextModelFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void sameModelSameBytes();
    void damage_data();
    void damage();
    void cutAnywhere();
    void changedAnywhere();
    void documents_data();
    void documents();
    void figures();
};

void TestTextModelFile::comesBack()
{
    const auto read = parseTextModel(textModelFile(model()));
    QVERIFY(read.ok());
    QCOMPARE(read.value().labels, model().labels);
    QCOMPARE(read.value().keys, model().keys);
    QCOMPARE(read.value().views, model().views);
    QCOMPARE(read.value().words, model().words);
    QCOMPARE(read.value().threshold, model().threshold);
    QVERIFY(read.value().training == model().training);
    QVERIFY(read.value().calibration == model().calibration);
    QVERIFY(!model().learned.texts.empty());
    QCOMPARE(read.value().learned.labels, model().learned.labels);
    QCOMPARE(read.value().learned.ends, model().learned.ends);
    QCOMPARE(read.value().learned.texts, model().learned.texts);
    const assist::TextClassifier before(model());
    const assist::TextClassifier after(read.value());
    for (const auto& letter : assist::madeUpLetters(12)) {
        const auto one = before.classify(letter.text, 3);
        const auto two = after.classify(letter.text, 3);
        QCOMPARE(one.front().label, two.front().label);
        QVERIFY(std::abs(one.front().confidence - two.front().confidence) < 1e-3);
    }
}

void TestTextModelFile::sameModelSameBytes()
{
    QVERIFY(textModelFile(model()) == textModelFile(model()));
}

void TestTextModelFile::damage_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("empty") << QByteArray() << QByteArray("not_a_model");
    QTest::newRow("another file") << QByteArray("label\ttext\n") << QByteArray("not_a_model");
    QTest::newRow("name only") << QByteArray("lianxin-text-model ") << QByteArray("damaged");
    const auto of = [](int version) {
        return "lianxin-text-model " + QByteArray::number(version) + ' ';
    };
    QTest::newRow("earlier version") << of(kTextModelVersion - 1) << QByteArray("unknown_version");
    QTest::newRow("later version") << of(kTextModelVersion + 1) << QByteArray("unknown_version");
    QTest::newRow("no digest") << of(kTextModelVersion) + "x\n" << QByteArray("damaged");
    QTest::newRow("digest of nothing")
        << of(kTextModelVersion) +
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
        << QByteArray("too_large");
}

void TestTextModelFile::damage()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, code);
    QCOMPARE(QByteArray::fromStdString(
                 codeOf({file.constData(), static_cast<std::size_t>(file.size())})),
             code);
}

void TestTextModelFile::cutAnywhere()
{
    const auto file = textModelFile(model());
    for (std::size_t size = 0; size < file.size(); size += size < 200 ? 1 : 97)
        QVERIFY(!codeOf(std::string_view(file).substr(0, size)).empty());
}

void TestTextModelFile::changedAnywhere()
{
    const auto file = textModelFile(model());
    for (std::size_t at = 0; at < file.size(); at += at < 200 ? 1 : 97) {
        auto changed = file;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        QVERIFY(!codeOf(changed).empty());
    }
}

void TestTextModelFile::documents_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("documents");
    QTest::addColumn<QByteArray>("code");
    const QByteArray one(R"({"docid":"a","text":"停水了"})");
    QTest::newRow("two and an empty line")
        << one + "\n\n" + R"({"text":"x","docid":"b","more":1})" + "\r\n"
        << 2 << QByteArray();
    QTest::newRow("none") << QByteArray() << 0 << QByteArray();
    QTest::newRow("no JSON") << QByteArray("{") << 0 << QByteArray("bad_json");
    QTest::newRow("no text") << QByteArray(R"({"docid":"a"})") << 0 << QByteArray("missing_member");
    QTest::newRow("a number") << QByteArray(R"({"docid":1,"text":"x"})") << 0
                              << QByteArray("missing_member");
    QTest::newRow("a list") << QByteArray("[]") << 0 << QByteArray("missing_member");
    QTest::newRow("twice") << one + "\n" + one << 0 << QByteArray("given_twice");
}

void TestTextModelFile::documents()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, documents);
    QFETCH(QByteArray, code);
    const auto read = parseDocuments(lines.toStdString());
    QCOMPARE(QByteArray::fromStdString(read ? std::string{} : read.error().code), code);
    if (read)
        QCOMPARE(static_cast<int>(read.value().size()), documents);
}

void TestTextModelFile::figures()
{
    QCOMPARE(figuresJson({{"b", 0.5}, {"a", 3}, {"none", std::nan("")}}),
             std::string(R"({"b":0.5,"a":3,"none":null})"));
    QCOMPARE(figuresJson({}), std::string("{}"));
}

QTEST_APPLESS_MAIN(TestTextModelFile)
#include "tst_text_model_file.moc"
