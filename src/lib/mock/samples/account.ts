import {type HandlerTable} from '../handler.js'
import {nowSeconds} from '../wire-values.js'

/** Fake login secrets with the right shape. */
const COOKIES = 'p_uin=o0000010000; p_skey=mock-p-skey; skey=@mockskey'

const CSRF_TOKEN = 1_234_567_890

const RKEY_TTL_S = 7200

const SECRET_SAMPLES: HandlerTable = {
  get_cookies: () => ({cookies: COOKIES, bkn: String(CSRF_TOKEN)}),
  get_csrf_token: () => ({token: CSRF_TOKEN}),
  get_credentials: () => ({cookies: COOKIES, token: CSRF_TOKEN}),
  get_clientkey: () => ({clientkey: 'mock-client-key'}),
  get_rkey: () => [
    {type: 'private', rkey: '&rkey=mock-private', created_at: nowSeconds(), ttl: RKEY_TTL_S},
    {type: 'group', rkey: '&rkey=mock-group', created_at: nowSeconds(), ttl: RKEY_TTL_S},
  ],
  get_rkey_server: () => ({
    private_rkey: '&rkey=mock-private',
    group_rkey: '&rkey=mock-group',
    expired_time: nowSeconds() + RKEY_TTL_S,
    name: 'NapCat 4',
  }),
  nc_get_rkey: () => [
    {rkey: '&rkey=mock-private', ttl: String(RKEY_TTL_S), time: nowSeconds(), type: 10},
    {rkey: '&rkey=mock-group', ttl: String(RKEY_TTL_S), time: nowSeconds(), type: 20},
  ],
  send_packet: params => (params['rsp'] === false ? '' : '08001200'),
}

/** The corners of a rectangle, clockwise from the upper left; QQ gives texts. */
function corners(left: number, right: number): Record<string, {x: string; y: string}> {
  const points = [
    [left, 10],
    [right, 10],
    [right, 40],
    [left, 40],
  ]
  return Object.fromEntries(points.map(([x, y], at) => [`pt${at + 1}`, {x: String(x), y: String(y)}]))
}

/** The lines of an image as QQ's recognition for Windows gives them. */
const OCR_ROWS = [
  {
    text: '你好',
    ...corners(10, 70),
    charBox: [
      {charText: '你', charBox: corners(10, 40)},
      {charText: '好', charBox: corners(40, 70)},
    ],
    score: '',
  },
]

export const ACCOUNT_SAMPLES: HandlerTable = {
  ...SECRET_SAMPLES,
  _get_model_show: () => [{variants: {model_show: 'napcat', need_pay: false}}],
  get_online_clients: () => [],
  can_send_image: () => ({yes: true}),
  can_send_record: () => ({yes: true}),
  check_url_safely: () => ({level: 1}),
  get_robot_uin_range: () => [
    {minUin: '2854196301', maxUin: '2854216399'},
    {minUin: '66600000', maxUin: '66600000'},
  ],
  ocr_image: () => OCR_ROWS,
  '.ocr_image': () => OCR_ROWS,
  translate_en2zh: params => ({words: (params['words'] as readonly string[]).map(word => `译：${word}`)}), // validated
  test_auto_register_01: () => 'AutoRegister Router Test',
  test_auto_register_02: () => 'AutoRegister Router Test',
}
