#include "app/sources/assistant_builder.h"

#include "models/assist/text_classifier.h"
#include "models/engine/assist_sources.h"
#include "models/wire/address_model_file.h"
#include "models/wire/district_model_file.h"
#include "models/wire/text_model_file.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lianxin::sources {

namespace {

const QString kCategory = QStringLiteral("category");
const QString kAddresses = QStringLiteral("addresses");
const QString kDistricts = QStringLiteral("districts");

std::string_view bytesOf(const QByteArray& file)
{
    return {file.constData(), static_cast<std::size_t>(file.size())};
}

struct Built {
    std::shared_ptr<const assist::Assistant> assistant;
    std::map<QString, QString> refused; ///< name of a model → error
};

Result<std::shared_ptr<const assist::TextClassifier>> categoryModel(std::string_view file)
{
    auto model = wire::parseTextModel(file);
    if (!model)
        return model.error();
    return std::shared_ptr<const assist::TextClassifier>(
        std::make_shared<const assist::TextClassifier>(std::move(model).value()));
}

Result<std::shared_ptr<const places::AddressTagger>> addressTagger(std::string_view file)
{
    const auto model = wire::parseAddressModel(file);
    if (!model)
        return model.error();
    auto tagger = places::AddressTagger::of(model.value());
    if (!tagger)
        return tagger.error();
    return std::shared_ptr<const places::AddressTagger>(
        std::make_shared<const places::AddressTagger>(std::move(tagger).value()));
}

Result<std::shared_ptr<const places::DistrictModel>> districtModel(std::string_view file)
{
    auto model = wire::parseDistrictModel(file);
    if (!model)
        return model.error();
    return std::shared_ptr<const places::DistrictModel>(
        std::make_shared<const places::DistrictModel>(std::move(model).value()));
}

Built assistantOf(const std::shared_ptr<const engine::City>& city,
                  const std::map<QString, QByteArray>& models)
{
    Built built;
    auto sources = engine::assistSources(city);
    const auto take = [&](const QString& name, auto& into, auto read) {
        const auto file = models.find(name);
        if (file == models.end())
            return;
        if (auto model = read(bytesOf(file->second)); model)
            into = std::move(model).value();
        else
            built.refused[name] = QString::fromStdString(model.error().code);
    };
    take(kCategory, sources.categoryModel, categoryModel);
    take(kAddresses, sources.addressTagger, addressTagger);
    take(kDistricts, sources.districtModel, districtModel);
    built.assistant = std::make_shared<const assist::Assistant>(std::move(sources));
#ifdef __GLIBC__
    malloc_trim(0); // learning took more than what was learned; a seat would keep it for hours
#endif
    return built;
}

} // namespace

const QStringList& AssistantBuilder::modelNames()
{
    static const QStringList kNames{kCategory, kAddresses, kDistricts};
    return kNames;
}

AssistantBuilder::AssistantBuilder(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

AssistantBuilder::~AssistantBuilder()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void AssistantBuilder::setCity(std::shared_ptr<const engine::City> city)
{
    m_city = std::move(city);
    build();
}

void AssistantBuilder::setModel(const QString& name, const QByteArray& file)
{
    const auto known = m_models.find(name);
    if (file == (known == m_models.end() ? QByteArray() : known->second))
        return;
    if (file.isEmpty())
        m_models.erase(name);
    else
        m_models[name] = file;
    build();
}

void AssistantBuilder::build()
{
    if (!m_city)
        return;
    m_pool.clear();
    m_pool.start([this, city = m_city, models = m_models, number = ++m_wanted] {
        auto made = assistantOf(city, models);
        QMetaObject::invokeMethod(this, [this, made = std::move(made), number] {
            if (number != m_wanted)
                return;
            for (const auto& [name, code] : made.refused)
                Q_EMIT refused(name, code);
            Q_EMIT built(made.assistant);
        });
    });
}

} // namespace lianxin::sources
